import type { ForecastRules } from '../types.js';
import type { Belief, Forecaster } from './forecaster.js';
import { predictive } from './gamma-poisson.js';
import type { History } from './history.js';
import { logLoss } from './proper.js';
import type { Question } from './questions.js';

/** Years of history before the first that the choice of decay and strength is tried on. */
const WARM_UP = 3;

/**
 * Partial pooling: the past of a state, older years weighing less, is drawn towards the mean of all states with a
 * strength counted in years. Decay and strength are those that would have predicted the years of this history best,
 * each from the years before it (log rule).
 */
export const pooled: Forecaster = {
  id: 'pooled',
  title: 'partial pooling with decay (ours)',
  predict: (history, question, rules) => {
    const beliefs = pooledBeliefs(history, question, rules);
    return beliefs?.map((belief) => predictive(belief, question.kind)) ?? null;
  },
};

export function pooledBeliefs(history: History, question: Question, rules: ForecastRules): Belief[] | null {
  if (history.years.length === 0) return null;
  const { decay, strength } = chosen(history, question, rules);
  return beliefsOf(history, history.years.length, question.kind, decay, strength);
}

export function chosen(
  history: History,
  { kind }: Question,
  rules: ForecastRules,
): { decay: number; strength: number } {
  let best = { decay: rules.decay.at(-1) as number, strength: rules.strength[0] as number };
  let lowest = Number.POSITIVE_INFINITY;
  for (const decay of rules.decay)
    for (const strength of rules.strength) {
      let sum = 0;
      for (let year = WARM_UP; year < history.years.length; year++) {
        const beliefs = beliefsOf(history, year, kind, decay, strength);
        beliefs.forEach((belief, i) => {
          sum += logLoss(predictive(belief, kind), history.counts[year]?.[i] as number);
        });
      }
      if (sum < lowest - 1e-9) {
        lowest = sum;
        best = { decay, strength };
      }
    }
  return best;
}

/** Beliefs after the first `until` years. */
function beliefsOf(
  { counts, states }: History,
  until: number,
  kind: Question['kind'],
  decay: number,
  strength: number,
): Belief[] {
  const own = new Float64Array(states);
  let exposure = 0;
  for (let year = 0; year < until; year++) {
    const weight = decay ** (until - 1 - year);
    exposure += weight;
    for (let i = 0; i < states; i++) own[i]! += weight * (counts[year]?.[i] as number);
  }
  const mean = (own.reduce((a, b) => a + b, 0) + 0.5) / (states * exposure + 1);
  return Array.from(own, (sum) =>
    kind === 'binary'
      ? { a: sum + strength * mean, b: exposure - sum + strength * (1 - mean) }
      : { a: sum + strength * mean, b: exposure + strength },
  );
}
