import { createHash } from 'node:crypto';
import type { Forecast } from '../types.js';
import type { PackFiles } from './files.js';
import type { Report } from './report.js';

/** Forecasts that were written down; they are results, so the digest of a pack leaves them out. */
export const FORECAST_FILE = /^forecasts\/[a-z0-9-]+\.json$/;

/** SHA-256 over all of a forecast but the digest itself. */
export function forecastDigest(made: Omit<Forecast, 'sha256'> & { readonly sha256?: string }): string {
  const { sha256: _, ...content } = made;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A forecast as it was made; undefined where the text is none, or was edited afterwards. */
export function parseForecast(text: string): Forecast | undefined {
  try {
    const made = JSON.parse(text) as Forecast;
    return made.format === 1 && made.sha256 === forecastDigest(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

/** Reports every forecast that was edited after it was made. */
export function checkForecasts(files: PackFiles, report: (path: string) => Report): void {
  for (const [path, bytes] of files)
    if (FORECAST_FILE.test(path) && !parseForecast(bytes.toString('utf8')))
      report(path)(
        undefined,
        'does not match its digest: it was edited after it was made, or is no forecast; take it as it was committed, or remove it',
      );
}
