import type { Download } from './download.js';
import { briefHtml, briefMarkdown, figures } from './downloads/brief.js';
import { bibtex, csl, ris } from './downloads/citation.js';
import { briefDocx } from './downloads/docx.js';
import { briefPdf } from './downloads/pdf.js';

/** All files that both editions offer beside the JSON. */
export const DOWNLOADS: readonly Download[] = [
  briefHtml,
  briefMarkdown,
  briefDocx,
  briefPdf,
  figures,
  bibtex,
  ris,
  csl,
];
