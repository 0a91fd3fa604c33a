import { type ClaimResult, VERDICTS, type Verdict } from '../types.js';

export const VERDICT_WORDS: Record<Verdict, string> = {
  supported: 'supported',
  contradicted: 'contradicted',
  imprecise: 'imprecise',
  not_determined: 'not determined',
};

/** `12 supported, 9 contradicted, 5 imprecise, 14 not determined` */
export function verdictCounts(claims: readonly ClaimResult[]): string {
  const count = (verdict: Verdict) => claims.filter((claim) => claim.verdict === verdict).length;
  return VERDICTS.map((verdict) => `${count(verdict)} ${VERDICT_WORDS[verdict]}`).join(', ');
}
