import type { Estimated, PartnerCode, Standing } from '../../../types.js';
import { tierText } from '../../data/tier-words.js';

/** What two moments or builds are compared by. */
export type Side = Pick<Standing, 'partner' | 'tier' | 'betweenTiers' | 'reason' | 'affinity' | 'slack'> & {
  readonly engagement: Estimated;
  readonly revenue: Estimated;
};

export const MEASURES = ['engagement', 'revenue', 'affinity', 'slack'] as const;

export interface Move {
  readonly partner: PartnerCode;
  readonly before: string;
  readonly after: string;
  readonly moved: boolean;
  /** Measures whose medians differ by more than a hundredth, by how much. */
  readonly by: readonly {
    readonly measure: (typeof MEASURES)[number];
    readonly from: Estimated;
    readonly to: Estimated;
  }[];
}

const APART = 0.005;

/** What became of each state from one side to the other, those whose tier moved first; a state of one side only is none of the other. */
export function movesBetween(before: readonly Side[], after: readonly Side[]): Move[] {
  const codes = [...new Set([...before, ...after].map(({ partner }) => partner))];
  return codes
    .map((partner) => {
      const [a, b] = [before, after].map((side) => side.find((one) => one.partner === partner));
      const by = a && b ? MEASURES.filter((measure) => apart(a[measure], b[measure])) : [];
      return {
        partner,
        before: a ? tierText(a) : 'not in it',
        after: b ? tierText(b) : 'not in it',
        moved: (a ? tierText(a) : '') !== (b ? tierText(b) : ''),
        by: by.map((measure) => ({ measure, from: (a as Side)[measure], to: (b as Side)[measure] })),
      };
    })
    .sort((a, b) => Number(b.moved) - Number(a.moved) || (a.partner < b.partner ? -1 : 1));
}

function apart({ median: a }: Estimated, { median: b }: Estimated): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) > APART;
}

/** Whether two 90 % intervals share values: only where they do not has a measure clearly moved. */
export function overlap(a: Estimated, b: Estimated): 'yes' | 'no' | 'not observed' {
  if (a.q5 === null || a.q95 === null || b.q5 === null || b.q95 === null) return 'not observed';
  return a.q5 <= b.q95 && b.q5 <= a.q95 ? 'yes' : 'no';
}
