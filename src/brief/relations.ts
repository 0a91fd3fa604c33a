import type { Evidence, PartnerCode } from '../types.js';

const ACTS = ['relations_established', 'relations_severed', 'relations_restored'];

/** The act after which a partner has no diplomatic relations with the actor; undefined where the last on record is none such. */
export function brokenBy(evidence: readonly Evidence[], partner: PartnerCode): Evidence | undefined {
  const last = evidence
    .filter((row) => row.ledger === 'relations' && row.partner === partner && ACTS.includes(row.kind))
    .filter(({ firstDay }) => firstDay !== null)
    .toSorted((a, b) => compare(a.firstDay as string, b.firstDay as string) || compare(a.id, b.id))
    .at(-1);
  if (last?.kind !== 'relations_severed') return undefined;
  return evidence.find(({ id }) => id === last.event) ?? last;
}

/** The partners without relations, each with the act that broke them off. */
export function brokenRelations(
  evidence: readonly Evidence[],
  partners: readonly { readonly partner: PartnerCode; readonly name: string }[],
): { readonly partner: PartnerCode; readonly name: string; readonly row: Evidence }[] {
  return partners.flatMap(({ partner, name }) => {
    const row = brokenBy(evidence, partner);
    return row ? [{ partner, name, row }] : [];
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
