import { fitRates } from '../stats/index.js';
import { type Forecaster, yesOrNo } from './forecaster.js';
import { negativeBinomial } from './gamma-poisson.js';

/** Years of the past that are fitted. */
const YEARS = 10;

/** Weight of the fit in years: the predicted counts are a little wider than Poisson. */
const FIT_YEARS = 10;

/** Neither never nor always. */
const bounded = (rate: number) => Math.min(0.95, Math.max(0.02, rate));

/** Rates by the covariates of the pack alone, fitted to the last ten years of all states. */
export const gravity: Forecaster = {
  id: 'gravity',
  title: 'gravity: covariates of the pack only',
  predict: ({ counts, states, covariates }, { kind }) => {
    const past = counts.slice(-YEARS);
    if (covariates.length === 0 || past.length === 0) return null;
    const sums = Float64Array.from({ length: states }, (_, i) =>
      past.reduce((total, row) => total + (row[i] as number), 0),
    );
    return Array.from(fitRates(covariates, sums), (sum) => {
      const rate = sum / past.length;
      return kind === 'binary'
        ? yesOrNo(bounded(rate))
        : negativeBinomial({ a: FIT_YEARS * Math.max(0.02, rate), b: FIT_YEARS });
    });
  },
};
