import type { Day, Evidence, StoredFlow } from '../types.js';

/** Traces with the rows that are left; they rest on their transfers, not on these. */
export function knownFlows(flows: readonly StoredFlow[], evidence: readonly Evidence[]): StoredFlow[] {
  const rows = new Set(evidence.map(({ id }) => id));
  return flows.map((flow) => ({ ...flow, evidence: flow.evidence.filter((id) => rows.has(id)) }));
}

/** The same, of what was public on a day. */
export const publicFlows = (
  flows: readonly StoredFlow[],
  evidence: readonly Evidence[],
  asOf: Day,
): StoredFlow[] =>
  knownFlows(
    flows.filter(({ published }) => published <= asOf),
    evidence,
  );
