export {
  type BinaryMargins,
  binaryMarginTable,
  swappedMarginTable,
} from './binary-margins.js';
export { type BootstrapBounds, bootstrapIntervals } from './bootstrap.js';
export { type BucketOrder, bucketOrder } from './bucket-order.js';
export { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.js';
export { densityAt } from './density-at.js';
export type { ChainDraws } from './draws.js';
export { ebfmi } from './ebfmi.js';
export { essBulk } from './ess-bulk.js';
export { essMean } from './ess-mean.js';
export { essQuantile } from './ess-quantile.js';
export { essTail } from './ess-tail.js';
export { macroF1, weightedF1 } from './f1.js';
export { betaCdf, jeffreysInterval } from './jeffreys-interval.js';
export {
  type Alpha,
  alphaInterval,
  krippendorffAlpha,
  type Level,
  type ReliabilityData,
} from './krippendorff-alpha.js';
export { type Fit, leastSquares, predict } from './least-squares.js';
export { logChoose } from './log-choose.js';
export { logDeterminant } from './log-determinant.js';
export { digamma, logGamma } from './log-gamma.js';
export { LogProduct } from './log-product.js';
export { breaksOf, fitMallows, logMallows } from './mallows.js';
export { mcseMean } from './mcse-mean.js';
export { mean, standardDeviation } from './mean.js';
export { midranks } from './midranks.js';
export { normalCdf } from './normal-cdf.js';
export { normalQuantile } from './normal-quantile.js';
export { logNormalCcdf } from './normal-tail.js';
export { logPlackettLuce, type Ordering, plackettLuce } from './plackett-luce.js';
export { poissonBinomialTail } from './poisson-binomial.js';
export { fitRates } from './poisson-regression.js';
export { type ClassRates, precisionRecall } from './precision-recall.js';
export { type SmoothedWeights, smoothWeights, systematicSample } from './psis.js';
export { interval90, quantileSorted } from './quantile.js';
export { pairwiseExceedance, rankAcceptability } from './rank-acceptability.js';
export { regionOf } from './region.js';
export { rhat } from './rhat.js';
export { exponential, gammaHalf, normal, type Random, simplex, stream } from './rng.js';
export { runSaltelli, type SaltelliRuns } from './saltelli.js';
export { shuffle, someBelow } from './shuffle.js';
export { type SobolEstimate, type SobolIndex, sobolIndices } from './sobol.js';
export { beta, binomial, chiSquared, gamma, poisson } from './variates.js';
export { type Bounds, wilsonInterval } from './wilson-interval.js';
