/** Consecutive groups of alternatives, best first, and the loss of the grouping. */
export interface BucketOrder {
  readonly buckets: readonly (readonly number[])[];
  readonly loss: number;
}

/**
 * The order of buckets that loses least against pairwise probabilities `p[i][j]` = P(i above j): a pair set apart
 * loses 1 - p, a pair kept together |p - 1/2|. That is the bucket order problem of Gionis, Mannila, Puolamaki and
 * Ukkonen (2006); buckets are taken along `order` (best first), and dynamic programming finds the best cut exactly.
 */
export function bucketOrder(
  p: readonly (readonly number[])[],
  order: readonly number[],
  maxBuckets: number,
): BucketOrder {
  const size = order.length;
  const above = (i: number, j: number) => p[order[i] as number]?.[order[j] as number] as number;
  let best = Array.from({ length: size + 1 }, (_, end) => ({
    loss: end === 0 ? 0 : Number.POSITIVE_INFINITY,
    cuts: [] as number[],
  }));
  let overall = { loss: Number.POSITIVE_INFINITY, cuts: [] as number[] };
  for (let count = 1; count <= Math.min(maxBuckets, size); count++) {
    const next = best.map(() => ({ loss: Number.POSITIVE_INFINITY, cuts: [] as number[] }));
    for (let end = 1; end <= size; end++)
      for (let start = 0; start < end; start++) {
        const before = best[start] as (typeof best)[number];
        const loss = before.loss + bucketLoss(start, end, above);
        if (loss < (next[end] as (typeof best)[number]).loss - 1e-12)
          next[end] = { loss, cuts: [...before.cuts, end] };
      }
    const complete = next[size] as (typeof best)[number];
    if (complete.loss < overall.loss - 1e-12) overall = complete;
    best = next;
  }
  const buckets = overall.cuts.map((end, i) => order.slice(overall.cuts[i - 1] ?? 0, end));
  return { buckets, loss: overall.loss };
}

/** Loss of the pairs inside a bucket and of those between it and everything before it. */
function bucketLoss(start: number, end: number, above: (i: number, j: number) => number): number {
  let loss = 0;
  for (let j = start; j < end; j++) {
    for (let i = 0; i < start; i++) loss += 1 - above(i, j);
    for (let i = start; i < j; i++) loss += Math.abs(above(i, j) - 0.5);
  }
  return loss;
}
