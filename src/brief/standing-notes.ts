import type { Day, Evidence, Standing } from '../types.js';
import { brokenRelations } from './relations.js';

/** What to know of a table of standings beside its numbers: the time they are of, states without relations, and what slack is not. */
export function standingNotes(
  evidence: readonly Evidence[],
  { from, to }: { readonly from: Day; readonly to: Day },
  standings: readonly Pick<Standing, 'partner' | 'name' | 'slack'>[],
): { readonly text: string; readonly rows: readonly string[] }[] {
  return [
    {
      text: `Engagement is of the whole time from ${from} to ${to}, and not how things stand today.`,
      rows: [],
    },
    ...brokenRelations(evidence, standings).map(({ name, row }) => ({
      text: `${name}: relations were broken off on ${row.date}, and nothing on record restores them; its engagement is that of the whole time all the same.`,
      rows: [row.id],
    })),
    ...slackNote(standings),
  ];
}

/** A count of what was found is not weak enforcement, and intervals that overlap give no order. */
function slackNote(standings: readonly Pick<Standing, 'slack'>[]) {
  const known = standings.flatMap(({ slack: { q5, q95 } }) =>
    q5 === null || q95 === null ? [] : [{ q5, q95 }],
  );
  if (known.length < 2) return [];
  const overlap = Math.max(...known.map(({ q5 }) => q5)) < Math.min(...known.map(({ q95 }) => q95));
  const order = overlap ? ' The intervals of all states overlap.' : '';
  return [
    {
      text: `Where slack rests on what outsiders found, a state that is looked at more can seem laxer: a count of findings is not weak enforcement.${order}`,
      rows: [],
    },
  ];
}
