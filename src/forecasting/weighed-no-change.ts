import type { Forecaster, Prediction } from './forecaster.js';
import type { History } from './history.js';
import { noChange } from './no-change.js';
import { logLoss } from './proper.js';

const WEIGHTS = Array.from({ length: 10 }, (_, i) => i / 10);

/** Years of history before the first that weights are tried on. */
const WARM_UP = 3;

/** No-change with the weight that would have predicted the years of its history best: a baseline that is harder to beat. */
export const weighedNoChange: Forecaster = {
  id: 'no-change-weighed',
  title: 'no change, weighed by its past',
  predict: (history, question, rules) => {
    const predictAt = (weight: number, until: History) =>
      noChange.predict(until, question, { ...rules, noChange: weight });
    let best = rules.noChange;
    let lowest = Number.POSITIVE_INFINITY;
    for (const weight of WEIGHTS) {
      const loss = pastLoss(history, (until) => predictAt(weight, until));
      if (loss < lowest - 1e-9) {
        lowest = loss;
        best = weight;
      }
    }
    return predictAt(best, history);
  },
};

/** Log loss over the years of a history, each predicted from the years before it. */
function pastLoss(history: History, predict: (until: History) => readonly Prediction[] | null): number {
  let sum = 0;
  for (let year = WARM_UP; year < history.years.length; year++) {
    const until = {
      ...history,
      years: history.years.slice(0, year),
      counts: history.counts.slice(0, year),
    };
    predict(until)?.forEach((prediction, i) => {
      sum += logLoss(prediction, history.counts[year]?.[i] as number);
    });
  }
  return sum;
}
