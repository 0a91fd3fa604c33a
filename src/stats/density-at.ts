import { standardDeviation } from './mean.js';
import { quantileSorted } from './quantile.js';

/**
 * Density at a point by a Gaussian kernel, with the bandwidth of Silverman's rule of thumb, 0.9 min(sd, IQR / 1.34) n^(-1/5)
 * (Silverman 1986, equation 3.31).
 */
export function densityAt(values: Float64Array, point: number): number {
  const sorted = values.toSorted();
  const range = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
  const width = 0.9 * Math.min(standardDeviation([...values]), range / 1.34) * values.length ** -0.2;
  let sum = 0;
  for (const value of values) sum += Math.exp(-0.5 * ((value - point) / width) ** 2);
  return sum / (values.length * width * Math.sqrt(2 * Math.PI));
}
