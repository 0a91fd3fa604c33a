import type { ForecastRules } from '../types.js';
import type { History } from './history.js';
import type { Question } from './questions.js';

/** Counts above this are put together; more visits of one state in a year are not on record. */
export const MOST = 12;

/** Probabilities of 0, 1, ... for one state; of a question of yes or no of these two. */
export type Prediction = Float64Array;

/** The rate or probability of one state as a distribution, for intervals: beta(a, b), or gamma(a) over b. */
export interface Belief {
  readonly a: number;
  readonly b: number;
}

/** A way to predict the year after a history; sees nothing else. One file each. */
export interface Forecaster {
  readonly id: string;
  readonly title: string;
  /** One prediction per state; null where the history or the pack does not allow one. */
  readonly predict: (
    history: History,
    question: Question,
    rules: ForecastRules,
  ) => readonly Prediction[] | null;
}

export const yesOrNo = (probability: number): Prediction => Float64Array.of(1 - probability, probability);

/** Mixture of two predictions of the same kind. */
export const mixed = (weight: number, one: Prediction, other: Prediction): Prediction =>
  one.map((p, k) => weight * p + (1 - weight) * (other[k] as number));
