export { type BootstrapBounds, bootstrapIntervals } from './bootstrap.js';
export { type BucketOrder, bucketOrder } from './bucket-order.js';
export { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.js';
export { macroF1, weightedF1 } from './f1.js';
export { gamma } from './gamma.js';
export {
  type Alpha,
  alphaInterval,
  krippendorffAlpha,
  type Level,
  type ReliabilityData,
} from './krippendorff-alpha.js';
export { type Fit, leastSquares, predict } from './least-squares.js';
export { logChoose, logGamma } from './log-gamma.js';
export { mean, standardDeviation } from './mean.js';
export { normalCdf } from './normal-cdf.js';
export { fitRates } from './poisson-regression.js';
export { type ClassRates, precisionRecall } from './precision-recall.js';
export { interval90, quantileSorted } from './quantile.js';
export { pairwiseExceedance, rankAcceptability } from './rank-acceptability.js';
export { exponential, gammaHalf, normal, type Random, simplex, stream } from './rng.js';
export { type Bounds, wilsonInterval } from './wilson-interval.js';
