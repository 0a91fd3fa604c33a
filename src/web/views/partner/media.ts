import type { ActCount, StateBlock } from '../../data/partner.js';

/** Events by kind of act over all years, the commonest first. */
export function actTotals(acts: readonly ActCount[]): { kind: string; events: number; last: string }[] {
  const totals = new Map<string, { events: number; last: string }>();
  for (const { kind, events, year } of acts) {
    const before = totals.get(kind) ?? { events: 0, last: '' };
    totals.set(kind, { events: before.events + events, last: year > before.last ? year : before.last });
  }
  return [...totals]
    .map(([kind, total]) => ({ kind, ...total }))
    .sort((a, b) => b.events - a.events || (a.kind < b.kind ? -1 : 1));
}

/** Blocks of lists in which the state stands at all, those with most lists first. */
export const standingBlocks = (blocks: readonly StateBlock[]): StateBlock[] =>
  blocks.filter(({ state }) => state.present > 0).sort((a, b) => b.lists - a.lists);
