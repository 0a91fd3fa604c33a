import type { LeftOutWhole, ModelReport, Standing } from '../types.js';

/** What the ranks of each tier keep of their probability in a fit without a whole series, group of sources or anchor, one line each; of those whose fit failed, that it is not determined. */
export function wholeLines(
  standings: readonly Standing[],
  { leftOutWhole: { runs } }: Pick<ModelReport, 'leftOutWhole'>,
): string[] {
  const failed = runs.filter(({ diagnostics }) => diagnostics.failed.length > 0);
  return [
    ...runs.filter((run) => !failed.includes(run)).map((run) => keptLine(standings, run)),
    ...(failed.length > 0
      ? [
          `What the tiers are without all of ${failed.map(({ without }) => without).join(', ')} is not determined: ${failed.length === 1 ? 'the fit without it' : 'each fit without one of these'} failed.`,
        ]
      : []),
  ];
}

function keptLine(standings: readonly Standing[], { without, partners }: LeftOutWhole): string {
  const kept = standings.flatMap(({ partner, name, tier }) => {
    const run = tier === null ? undefined : partners.find((row) => row.partner === partner);
    return run ? [`${name} ${run.before.toFixed(2)} to ${run.after.toFixed(2)}`] : [];
  });
  return `Without all of ${without}, in a fit of its own, the ranks of a tier have another probability: ${kept.join(', ')}.`;
}
