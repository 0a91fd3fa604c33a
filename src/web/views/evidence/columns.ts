import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';
import type { EvidenceRow } from '../../data/evidence.js';
import { words } from '../../parts/words.js';

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

const helper = createColumnHelper<typeof features, EvidenceRow>();

export const columns = helper.columns([
  helper.accessor('date', { header: 'Date', sortFn: 'basic' }),
  helper.accessor('partner', { header: 'State', sortFn: 'basic' }),
  helper.accessor('kind', { header: 'Kind', sortFn: 'basic', cell: ({ getValue }) => words(getValue()) }),
  helper.accessor('summary', { header: 'What the record says', sortFn: 'basic' }),
  helper.accessor((row) => `${row.reliability}${row.credibility}`, {
    id: 'grade',
    header: 'Grade',
    sortFn: 'basic',
  }),
]);
