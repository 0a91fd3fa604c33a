import type { ClaimResult, Verdict } from '../../../types.js';
import { grouped } from '../../data/grouped.js';
import { VERDICTS } from './verdicts.js';

export interface Selection {
  readonly verdict?: string | undefined;
  readonly q?: string | undefined;
}

/** The claims with this verdict that hold every word asked for, in their sentence, reason, place or name. */
export function selectClaims(claims: readonly ClaimResult[], { verdict, q }: Selection): ClaimResult[] {
  const asked = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return claims.filter((claim) => {
    if (verdict !== undefined && claim.verdict !== verdict) return false;
    const text = `${claim.id} ${claim.sentence} ${claim.reason} ${claim.paragraph}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
}

export function countVerdicts(claims: readonly ClaimResult[]): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of claims) counts[verdict]++;
  return counts;
}

/** Claims under the paragraphs of the article they come from, both in their order. */
export const byParagraph = (claims: readonly ClaimResult[]) => grouped(claims, ({ paragraph }) => paragraph);
