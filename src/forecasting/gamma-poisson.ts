import { type Belief, MOST, type Prediction, yesOrNo } from './forecaster.js';

/**
 * Predictive distribution of a Poisson count whose rate is gamma(a) over b: negative binomial, with what lies above
 * `MOST` put on it.
 */
export function negativeBinomial({ a, b }: Belief): Prediction {
  const p = new Float64Array(MOST + 1);
  let rest = 1;
  let next = (b / (b + 1)) ** a;
  for (let k = 0; k < MOST; k++) {
    p[k] = next;
    rest -= next;
    next *= (a + k) / ((k + 1) * (b + 1));
  }
  p[MOST] = Math.max(rest, 1e-12);
  return p;
}

export const betaBinomial = ({ a, b }: Belief): Prediction => yesOrNo(a / (a + b));

/** The prediction of a belief about a probability or a rate. */
export const predictive = (belief: Belief, kind: 'binary' | 'count'): Prediction =>
  kind === 'binary' ? betaBinomial(belief) : negativeBinomial(belief);
