import type { ClaimResult } from '../../../types.js';
import type { Cells } from '../../parts/cell-table.js';

export const claimCells = (claims: readonly ClaimResult[]): Cells => ({
  head: ['id', 'paragraph', 'sentence', 'verdict', 'reason', 'evidence'],
  rows: claims.map(({ id, paragraph, sentence, verdict, reason, evidence }) => [
    id,
    paragraph,
    sentence,
    verdict,
    reason,
    evidence.join(' '),
  ]),
});
