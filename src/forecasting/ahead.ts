import { stream } from '../stats/index.js';
import type { ForecastRow } from '../types.js';
import { beliefInterval } from './belief-interval.js';
import type { Prediction } from './forecaster.js';
import { BASELINES, OURS } from './forecasters.js';
import { predictive } from './gamma-poisson.js';
import { pooledBeliefs } from './pooled.js';
import { historyAt, type VisitRecord } from './roll.js';
import { TARGETS } from './targets.js';

/** What is to be expected of every state in the year to come, from what was published by a day. */
export function lookAhead(record: VisitRecord, day: string, last: number, seed: number): ForecastRow[] {
  return TARGETS.flatMap((target) => {
    const history = historyAt(record, target, day, last);
    const beliefs = pooledBeliefs(history, target, record.rules);
    if (!beliefs) return [];
    const others = BASELINES.map(({ id, predict }) => ({
      id,
      predictions: predict(history, target, record.rules),
    }));
    return record.partners.map((partner, i): ForecastRow => {
      const belief = beliefs[i] as (typeof beliefs)[number];
      const random = stream(seed, 'forecast', target.id, partner);
      const { q5, q95 } = beliefInterval(belief, target.kind, random);
      const ours = predictive(belief, target.kind);
      return {
        target: target.id,
        partner,
        value: rounded(target.kind === 'binary' ? (ours[1] as number) : belief.a / belief.b),
        q5: rounded(q5),
        q95: rounded(q95),
        predictions: Object.fromEntries(
          [{ id: OURS.id, predictions: null }, ...others].map(({ id, predictions }) => [
            id,
            id === OURS.id ? listed(ours) : predictions && listed(predictions[i] as Prediction),
          ]),
        ),
      };
    });
  });
}

const rounded = (value: number) => Number(value.toFixed(6));

const listed = (prediction: Prediction) => Array.from(prediction, rounded);
