import { wilsonInterval } from '../stats/index.js';
import type { Calibration } from '../types.js';

const BINS = 10;

/** How often what was given a probability came true, in ten bins of equal width, and the mean distance weighted by forecasts. */
export function calibrationOf(
  forecasts: readonly { readonly probability: number; readonly came: boolean }[],
): Calibration {
  const bins = Array.from({ length: BINS }, (_, b) => b).flatMap((b) => {
    const own = forecasts.filter(
      ({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === b,
    );
    const came = own.filter((forecast) => forecast.came).length;
    const bounds = wilsonInterval(came, own.length);
    if (bounds === null) return [];
    const bin = {
      from: b / BINS,
      to: (b + 1) / BINS,
      n: own.length,
      mean: own.reduce((sum, { probability }) => sum + probability, 0) / own.length,
      observed: came / own.length,
      ...bounds,
    };
    return [bin];
  });
  const error = bins.reduce(
    (sum, { n, mean, observed }) => sum + (n / forecasts.length) * Math.abs(mean - observed),
    0,
  );
  return { n: forecasts.length, error, bins };
}
