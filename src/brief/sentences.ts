import type { GapResult, Standing } from '../types.js';
import { likelihood, percent, ranged } from '../wording.js';
import { plain } from './markdown.js';

/** Where a partner stands, in one sentence without its full stop's citations. */
export function standingSentence({ name, tier, reason, tierProbabilities }: Standing, actor: string): string {
  if (tier === null) return `${plain(name)} stays unassigned (${reason}).`;
  return `${chance(tierProbabilities[String(tier)] as number)} that ${plain(name)} stands in tier ${tier} of the diplomatic investment of ${plain(actor)}.`;
}

/** How a partner looks on paper against in fact; only for a gap that was observed. */
export function gapSentence({ name, gap, probabilityPositive }: GapResult): string {
  return `${chance(probabilityPositive as number)} that ${plain(name)} is stricter on paper than in fact; the gap is ${ranged(gap, 1)} standard deviations.`;
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
