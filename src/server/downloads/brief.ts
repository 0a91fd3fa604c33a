import type { Download } from '../download.js';
import { writtenFile } from '../written.js';

export const briefHtml: Download = {
  path: 'brief.html',
  summary: 'The written result as one page, with its figures.',
  type: 'text/html; charset=utf-8',
  bytes: ({ written }) => writtenFile(written, 'brief.html'),
};

export const briefMarkdown: Download = {
  path: 'brief.md',
  summary: 'The written result as Markdown; its figures stand in `figures/` beside it.',
  type: 'text/markdown; charset=utf-8',
  bytes: ({ written }) =>
    Buffer.from(
      writtenFile(written, 'brief.md')
        .toString('utf8')
        .replace(/\]\((\w+\.svg)\)/g, '](figures/$1)'),
    ),
};

export const figures: Download = {
  path: 'figures/:name',
  summary: 'A figure of the brief, such as axes.svg.',
  type: 'image/svg+xml; charset=utf-8',
  bytes: ({ written }, name) => writtenFile(new Map(drawn(written)), name),
  names: ({ written }) => drawn(written).map(([name]) => name),
};

const drawn = (written: ReadonlyMap<string, Buffer>) =>
  [...written].filter(([name]) => name.endsWith('.svg'));
