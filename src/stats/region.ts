import { mean } from './mean.js';
import { quantileSorted } from './quantile.js';

/**
 * An ellipse that holds a share of pairs of draws, as `points` corners: that of equal Mahalanobis distance from their mean, as wide as the
 * draws themselves ask for and not as a normal distribution would. Null where the draws lie on a line.
 */
export function regionOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  share: number,
  points = 48,
): [number, number][] | null {
  const n = x.length;
  const [mx, my] = [mean(Array.from(x)), mean(Array.from(y))];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    xx += (dx * dx) / n;
    xy += (dx * dy) / n;
    yy += (dy * dy) / n;
  }
  // Cholesky: the covariance is L L', and L maps a circle to the ellipse.
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(yy - b * b);
  if (!(a > 0) || !(c > 1e-12 * Math.sqrt(yy))) return null;
  const distances = Float64Array.from({ length: n }, (_, i) => {
    const u = ((x[i] as number) - mx) / a;
    return Math.hypot(u, ((y[i] as number) - my - b * u) / c);
  }).sort();
  const radius = quantileSorted(distances, share);
  return Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    const [u, v] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [mx + a * u, my + b * u + c * v];
  });
}
