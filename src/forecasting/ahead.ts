import { stream } from '../stats/index.js';
import type { ForecastRow } from '../types.js';
import { beliefInterval } from './belief-interval.js';
import type { Prediction } from './forecaster.js';
import { BASELINES, OURS } from './forecasters.js';
import { predictive } from './gamma-poisson.js';
import { pooledBeliefs } from './pooled.js';
import { QUESTIONS } from './questions.js';
import { historyAt, type VisitRecord } from './roll.js';

/** What is to be expected of every state in the year to come, from what was published by a day. */
export function lookAhead(record: VisitRecord, day: string, last: number, seed: number): ForecastRow[] {
  return QUESTIONS.flatMap((question) => {
    const history = historyAt(record, question, day, last);
    const beliefs = pooledBeliefs(history, question, record.rules);
    if (!beliefs) return [];
    const others = BASELINES.map(({ id, predict }) => ({
      id,
      predictions: predict(history, question, record.rules),
    }));
    return record.partners.map((partner, i): ForecastRow => {
      const belief = beliefs[i] as (typeof beliefs)[number];
      const random = stream(seed, 'forecast', question.id, partner);
      const { q5, q95 } = beliefInterval(belief, question.kind, random);
      const ours = predictive(belief, question.kind);
      return {
        target: question.id,
        partner,
        value: rounded(question.kind === 'binary' ? (ours[1] as number) : belief.a / belief.b),
        q5: rounded(q5),
        q95: rounded(q95),
        predictions: Object.fromEntries([
          [OURS.id, listed(ours)],
          ...others.map(({ id, predictions }) => [id, predictions && listed(predictions[i] as Prediction)]),
        ]),
      };
    });
  });
}

const rounded = (value: number) => Number(value.toFixed(6));

const listed = (prediction: Prediction) => Array.from(prediction, rounded);
