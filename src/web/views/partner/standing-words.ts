import type { ModelReport, Standing } from '../../../types.js';
import { percent } from '../../parts/number.js';
import { plural } from '../../parts/words.js';

const ORDINALS = ['no', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

/** Where a state stands as a sentence: its tier and how sure that is, or why it is in none. */
export function standingInWords({ name, tier, tierProbabilities, reason, engagement }: Standing): string {
  const events = plural(engagement.n, 'event');
  if (tier === null) return `${name} is in no tier: ${reason}.`;
  const probability = percent(tierProbabilities[String(tier)] ?? 0);
  return `${name} stands in the ${ORDINALS[tier] ?? `${tier}th`} of ${Object.keys(tierProbabilities).length} tiers, with a probability of ${probability}. The record holds ${events} of engagement.`;
}

/** The unit of each measure, by the model that gives it. */
export function unitOf(measure: string, model: ModelReport['name']): string {
  if (model === 'composite') return 'of 100';
  return measure === 'affinity' || measure === 'slack' ? 'standard deviations' : 'times the typical state';
}
