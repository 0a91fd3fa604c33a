import type { FitDiagnostics, PredictiveCheck } from '../../../types.js';
import { joined, words } from '../../parts/words.js';

export const chainsFinding = ({ failed }: Pick<FitDiagnostics, 'failed'>): string =>
  failed.length === 0
    ? 'The chains meet every limit that was set beforehand'
    : `The chains fail: ${failed.join('; ')}`;

/** Which series the model does not reproduce; about one in ten lies outside by chance alone. */
export function checksFinding(checks: readonly PredictiveCheck[]): string {
  const outside = checks.filter(({ observed, q5, q95 }) => observed < q5 || observed > q95);
  if (outside.length === 0)
    return `All ${checks.length} statistics of the record lie within what the model draws`;
  const series = [...new Set(outside.map((check) => words(check.series)))];
  return `${outside.length} of ${checks.length} statistics lie outside what the model draws: ${joined(series)}; ${Math.round(checks.length / 10)} would by chance`;
}
