import { ownPast } from './climatology.js';
import { type Forecaster, MOST, mixed } from './forecaster.js';

const YEARS = 10;

/** Persistence: next year as last year, with a fixed weight; the rest is climatology, since the log rule forbids certainty. */
export const noChange: Forecaster = {
  id: 'no-change',
  title: 'no change: as last year',
  predict: (history, question, { noChange: weight }) => {
    const base = ownPast(history, question, YEARS);
    const last = history.counts.at(-1);
    if (!base || !last) return null;
    return base.map((prediction, i) => {
      const same = new Float64Array(prediction.length);
      same[Math.min(last[i] as number, MOST)] = 1;
      return mixed(weight, same, prediction);
    });
  },
};
