import type { GapResult, ModelReport, Standing } from '../types.js';
import { likelihood, percent, ranged } from '../wording.js';
import { gapVerdict } from './gap-sides.js';
import { plain } from './markdown.js';

/** Where a partner stands, in one sentence without its full stop's citations. */
export function standingSentence({ name, tier, reason, tierProbabilities }: Standing, actor: string): string {
  if (tier === null) return `${plain(name)} stays unassigned (${reason}).`;
  return `${chance(tierProbabilities[String(tier)] as number)} that ${plain(name)} stands in tier ${tier} of the diplomatic investment of ${plain(actor)}.`;
}

/** What a gap above zero, or below it, says that a partner does: by the latent model it is a residual, by the composite a difference. */
export function gapWords(model: ModelReport['name'], above: boolean): string {
  if (model === 'latent') return `does ${above ? 'less' : 'more'} than its paper leads one to expect`;
  return above
    ? 'is stricter on paper than in fact, each held against the other states'
    : 'is stricter in fact than on paper, each held against the other states';
}

/** What the gap of a partner says; only for one that was observed. Where its interval holds zero that is said, since the verdict of a study is then open. */
export function gapSentence(
  { name, gap, probabilityPositive }: GapResult,
  model: ModelReport['name'],
): string {
  const above = probabilityPositive as number;
  const opening = `${chance(Math.max(above, 1 - above))} that ${plain(name)} ${gapWords(model, above >= 0.5)}`;
  const figures = `the gap is ${ranged(gap, 2)} standard deviations`;
  return gapVerdict({ gap }) === 'not_determined'
    ? `${opening}, which is not determined: ${figures}, and its interval holds zero.`
    : `${opening}: ${figures}.`;
}

export function revenueSentence({ name, revenue }: Standing, digits: number): string {
  const expected = `${ranged(revenue, digits)} against ${ranged(revenue.predicted, digits)} expected from the two axes`;
  return `Revenue presence in ${plain(name)} is ${expected}${revenue.offPattern ? ': off the pattern' : ''}.`;
}

/** The opening of a sentence that says how probable something is. */
function chance(probability: number): string {
  const words = likelihood(probability);
  const opening = words.endsWith('chance') ? `There is ${words.startsWith('almost') ? '' : 'a '}` : 'It is ';
  return `${opening}${words} (${percent(probability)})`;
}
