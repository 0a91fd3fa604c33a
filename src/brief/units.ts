import type { ModelReport, Standing } from '../types.js';

/** From this many places on, the two models are said to disagree on a partner. */
const APART = 3;

/** What the numbers of the tier table are, in words. */
export function unitsOf({ name, reason, diagnostics }: ModelReport): string {
  const common = 'Medians with 90 % intervals; tier 1 = most diplomatic investment; slack: high = lax.';
  if (name === 'composite') return `${common} Values run from 0 to 100, by the composite: ${reason}.`;
  return `${common} By the latent model (R-hat at most ${diagnostics?.rhatMax.toFixed(3)}, ${diagnostics?.divergences} divergences): the axes in standard deviations among all states, engagement and revenue in multiples of the typical state's rate.`;
}

/** Digits after the point of the tier table's values. */
export const digitsOf = ({ name }: ModelReport) => (name === 'latent' ? 1 : 0);

/** What the numbers of the gap table are, in words. */
export function gapUnitsOf({ name }: ModelReport): string {
  return name === 'latent'
    ? 'On paper and in fact in standard deviations, high is strict. The gap is what the paper leads one to expect, by regression over the partners within each draw, minus what is done: above zero means that a state does less than its paper leads one to expect.'
    : 'In standard deviations among the partners observed on both sides; high is strict, and a gap above zero means stricter on paper than in fact.';
}

/** Partners that the composite, the shadow of the latent model, puts more than two places elsewhere, and on how much evidence. */
export function shadowLines(
  standings: readonly Standing[],
): { readonly partner: string; readonly line: string }[] {
  return standings.flatMap(({ partner, name, engagement, shadow }) => {
    if (!shadow || shadow.placesApart < APART) return [];
    const line = `${name}: the composite puts it ${shadow.placesApart} places elsewhere; it weighs ${shadow.engagement.n} ledger events of every kind alike, the latent model ${engagement.n} visits of the same years by how much they tell, with those of earlier years for the level of the state.`;
    return [{ partner, line }];
  });
}
