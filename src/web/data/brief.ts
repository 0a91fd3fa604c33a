import { queryOptions } from '@tanstack/react-query';
import { resourceUrl } from './edition.js';
import { ResourceError } from './fetch.js';

/** The written result as the server has it: a whole page of HTML. */
export const briefQuery = queryOptions({
  queryKey: ['brief.html'],
  queryFn: async () => {
    const response = await fetch(resourceUrl('brief.html'));
    if (!response.ok)
      throw new ResourceError('The written result is not here.', response.status, 'not_found', WRITE_IT);
    return response.text();
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

const WRITE_IT =
  '"tierline brief <pack>" writes it, and "tierline build <pack> --out <dir>" keeps it with its figures.';

export interface Export {
  readonly path: string;
  readonly name: string;
  readonly note: string;
  /** Made on demand; a published edition cannot. */
  readonly serverOnly?: true;
}

export const EXPORTS: readonly Export[] = [
  { path: 'brief.html', name: 'HTML', note: 'one file, figures inside' },
  { path: 'brief.pdf', name: 'PDF', note: 'where a Chromium is found', serverOnly: true },
  { path: 'brief.docx', name: 'DOCX', note: 'with footnotes' },
  { path: 'brief.md', name: 'Markdown', note: '' },
];

export const CITATIONS: readonly Export[] = [
  { path: 'citation.bib', name: 'BibTeX', note: '' },
  { path: 'citation.ris', name: 'RIS', note: '' },
  { path: 'citation.json', name: 'CSL-JSON', note: '' },
];
