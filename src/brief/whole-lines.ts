import type { ModelReport, Standing } from '../types.js';

/** What the ranks of each tier keep of their probability in a fit without a whole series, group of sources or anchor, one line each; of a fit that failed, that it is not determined. */
export function wholeLines(
  standings: readonly Standing[],
  { leftOutWhole: { runs } }: Pick<ModelReport, 'leftOutWhole'>,
): string[] {
  return runs.map(({ without, diagnostics, partners }) => {
    if (diagnostics.failed.length > 0)
      return `What the tiers are without all of ${without} is not determined: the fit without it failed.`;
    const kept = standings.flatMap(({ partner, name, tier }) => {
      const run = tier === null ? undefined : partners.find((row) => row.partner === partner);
      return run ? [`${name} ${run.before.toFixed(2)} to ${run.after.toFixed(2)}`] : [];
    });
    return `Without all of ${without}, in a fit of its own, the ranks of a tier have another probability: ${kept.join(', ')}.`;
  });
}
