import type { Day, EstimateRow, Evidence } from '../types.js';

/** Estimates that were read in a row at hand, each with the rows that are left. */
export function readIn(estimates: readonly EstimateRow[], evidence: readonly Evidence[]): EstimateRow[] {
  const rows = new Set(evidence.map(({ id }) => id));
  return estimates.flatMap((estimate) => {
    const left = estimate.evidence.filter((id) => rows.has(id));
    return left.length === 0 ? [] : [{ ...estimate, evidence: left }];
  });
}

/** The same, of what was public on a day. */
export function publicEstimates(
  estimates: readonly EstimateRow[],
  evidence: readonly Evidence[],
  asOf: Day,
): EstimateRow[] {
  return readIn(estimates, evidence).filter(({ knownFrom }) => knownFrom === null || knownFrom <= asOf);
}
