import type { LeftOutWhole, ModelReport, Standing } from '../types.js';

/** Moves of a probability up to this are told together. */
const LITTLE = 0.05;

/**
 * What the ranks of each tier keep of their probability in a fit without a whole series, group of sources or anchor: one line for each that
 * moves one, one for all that move none by much, and one for those whose fit failed, of which it is not determined.
 */
export function wholeLines(
  standings: readonly Standing[],
  { leftOutWhole: { runs } }: Pick<ModelReport, 'leftOutWhole'>,
): string[] {
  const failed = runs.filter(({ diagnostics }) => diagnostics.failed.length > 0);
  const kept = runs
    .filter((run) => !failed.includes(run))
    .map(({ without, partners }) => ({ without, moves: movesOf(standings, partners) }));
  const still = kept.filter(({ moves }) => moves.every(({ by }) => by <= LITTLE));
  return [
    ...kept.filter((run) => !still.includes(run)).map(moveLine),
    ...(still.length > 0 ? [stillLine(still)] : []),
    ...(failed.length > 0
      ? [
          `What the tiers are without all of ${failed.map(({ without }) => without).join(', ')} is not determined: ${failed.length === 1 ? 'the fit without it' : 'each fit without one of these'} failed.`,
        ]
      : []),
  ];
}

/** What becomes of the probability of a tier that is told. */
interface Move {
  readonly text: string;
  readonly by: number;
}

interface Kept {
  readonly without: string;
  readonly moves: readonly Move[];
}

const movesOf = (standings: readonly Standing[], partners: LeftOutWhole['partners']): Move[] =>
  standings.flatMap(({ partner, name, tier }) => {
    const run = tier === null ? undefined : partners.find((row) => row.partner === partner);
    if (!run) return [];
    const { before, after } = run;
    return [{ text: `${name} ${before.toFixed(2)} to ${after.toFixed(2)}`, by: Math.abs(after - before) }];
  });

const moveLine = ({ without, moves }: Kept) =>
  `Without all of ${without}, in a fit of its own, the ranks of a tier have another probability: ${moves.map(({ text }) => text).join(', ')}.`;

function stillLine(still: readonly Kept[]): string {
  const all = still.flatMap(({ without, moves }) => moves.map((move) => ({ ...move, without })));
  const [largest] = all.toSorted((a, b) => b.by - a.by);
  const most = largest === undefined ? '' : `; at most ${largest.text}, without ${largest.without}`;
  return `Without all of ${still.map(({ without }) => without).join(', ')}, each in a fit of its own, no probability of these ranks moves by more than ${LITTLE.toFixed(2)}${most}.`;
}
