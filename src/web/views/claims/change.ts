import type { ClaimResult, HypothesisResult, Verdict } from '../../../types.js';
import type { ClaimTest } from '../../data/claims.js';
import { VERDICTS } from './verdicts.js';

/** The tests of the thesis that a claim names in its values. */
export function hypothesesOf(
  { values }: ClaimResult,
  hypotheses: readonly HypothesisResult[],
): HypothesisResult[] {
  const named = new Set(Object.values(values));
  return hypotheses.filter(({ id }) => named.has(id));
}

/** What the test would say for each other verdict it can reach; places for values that it would fill in are left as dots. */
export function otherReasons({ verdict }: ClaimResult, { reasons }: ClaimTest): [Verdict, string][] {
  return VERDICTS.flatMap((other) => {
    const reason = reasons[other];
    return other === verdict || reason === undefined
      ? []
      : ([[other, reason.trim().replaceAll(/\{\w+\}/g, '…')]] as [Verdict, string][]);
  });
}
