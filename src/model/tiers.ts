import { bucketOrder, pairwiseExceedance, quantileSorted, rankAcceptability } from '../stats/index.js';
import type { Draws, PartnerCode, TierRule } from '../types.js';

/** Where a partner stands, how sure that is, and why not if it is not. */
export interface TierAssignment {
  readonly partner: PartnerCode;
  /** 1 is highest; null = unassigned, with the reason. */
  readonly tier: number | null;
  readonly reason: string | null;
  /** The two likeliest tiers of a partner that is unassigned for its probability, in order; else empty. */
  readonly betweenTiers: readonly number[];
  /** The tier the loss-minimising partition puts the partner in, assigned or not. */
  readonly place: number;
  readonly tierProbabilities: Readonly<Record<string, number>>;
  /** Probability of each rank, the first entry being rank 1. */
  readonly rankAcceptability: readonly number[];
  /** By other partner: probability that this one has the higher value, ties counted half. */
  readonly above: Readonly<Record<PartnerCode, number>>;
}

export interface Tiering {
  readonly assignments: readonly TierAssignment[];
  /** Partners per tier, best first. */
  readonly tiers: readonly (readonly PartnerCode[])[];
  readonly loss: number;
  /** Number of draws. */
  readonly draws: number;
  /** The partition were the number of tiers free; the same where the rule's maximum does not bind. */
  readonly free: { readonly tiers: number; readonly loss: number };
}

/**
 * Tiers from draws: the partition with least loss against the pairwise probabilities ({@link bucketOrder}), the number of
 * tiers free up to the rule's maximum. The probability of a tier is the probability of the ranks it covers.
 */
export function assignTiers(
  draws: Draws,
  evidence: ReadonlyMap<PartnerCode, number>,
  rule: TierRule,
): Tiering {
  const ranks = rankAcceptability(draws.values);
  const medians = draws.values.map((values) => quantileSorted(values.toSorted(), 0.5));
  const order = draws.partners
    .map((_, i) => i)
    .sort((a, b) => (medians[b] as number) - (medians[a] as number) || a - b);
  const above = pairwiseExceedance(draws.values);
  const { buckets, loss } = bucketOrder(above, order, rule.maxTiers);
  const free = bucketOrder(above, order, order.length);
  const spans = buckets.map((bucket, k) => {
    const start = buckets.slice(0, k).reduce((sum, { length }) => sum + length, 0);
    return [start, start + bucket.length] as const;
  });
  const assignments = draws.partners.map((partner, i): TierAssignment => {
    const row = ranks[i] as number[];
    const probabilities = spans.map(([start, end]) => row.slice(start, end).reduce((sum, p) => sum + p, 0));
    const place = buckets.findIndex((bucket) => bucket.includes(i)) + 1;
    const n = evidence.get(partner) ?? 0;
    const betweenTiers = n < rule.minEvidence ? [] : between(probabilities, rule);
    const reason = n < rule.minEvidence ? tooFew(n, rule) : undecided(probabilities, betweenTiers, rule);
    return {
      partner,
      tier: reason === null ? probabilities.indexOf(Math.max(...probabilities)) + 1 : null,
      reason,
      betweenTiers,
      place,
      tierProbabilities: Object.fromEntries(probabilities.map((p, k) => [String(k + 1), p])),
      rankAcceptability: row,
      above: Object.fromEntries(
        draws.partners.flatMap((other, j) => (j === i ? [] : [[other, (above[i] as number[])[j] as number]])),
      ),
    };
  });
  return {
    assignments,
    tiers: buckets.map((bucket) => bucket.map((i) => draws.partners[i] as PartnerCode)),
    loss,
    draws: draws.values[0]?.length ?? 0,
    free: { tiers: free.buckets.length, loss: free.loss },
  };
}

const tooFew = (n: number, rule: TierRule) =>
  `${n === 0 ? 'no event' : `only ${n} distinct ${n === 1 ? 'event' : 'events'}`}; the rule asks for ${rule.minEvidence}`;

/** The two likeliest tiers where none reaches the rule's probability. */
function between(probabilities: readonly number[], rule: TierRule): number[] {
  const ranked = probabilities
    .map((p, k) => ({ p, tier: k + 1 }))
    .sort((a, b) => b.p - a.p || a.tier - b.tier);
  const [first, second] = ranked;
  if (!first || first.p >= rule.minProbability) return [];
  return [first.tier, second?.tier ?? first.tier].sort((a, b) => a - b);
}

function undecided(
  probabilities: readonly number[],
  tiers: readonly number[],
  rule: TierRule,
): string | null {
  if (tiers.length === 0) return null;
  return `between tiers ${tiers[0]} and ${tiers[1]}: the likelier one has probability ${Math.max(...probabilities).toFixed(2)}, the rule asks for ${rule.minProbability.toFixed(2)}`;
}
