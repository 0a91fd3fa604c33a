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

const column = createColumnHelper<typeof features, EvidenceRow>();

export const columns = column.columns([
  column.accessor('date', { header: 'Date', sortFn: 'basic' }),
  column.accessor('partner', { header: 'State', sortFn: 'basic' }),
  column.accessor('kind', { header: 'Kind', sortFn: 'basic', cell: ({ getValue }) => words(getValue()) }),
  column.accessor('summary', { header: 'What the record says', sortFn: 'basic' }),
  column.accessor((row) => `${row.reliability}${row.credibility}`, {
    id: 'grade',
    header: 'Grade',
    sortFn: 'basic',
  }),
]);
