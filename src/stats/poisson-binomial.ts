/** Probability of `count` or more successes of independent trials with these probabilities: the tail of the Poisson binomial, exact. */
export function poissonBinomialTail(probabilities: readonly number[], count: number): number {
  let exactly = [1];
  for (const p of probabilities) {
    const next = new Array<number>(exactly.length + 1).fill(0);
    for (const [k, q] of exactly.entries()) {
      next[k] = (next[k] as number) + q * (1 - p);
      next[k + 1] = (next[k + 1] as number) + q * p;
    }
    exactly = next;
  }
  return exactly.slice(count).reduce((sum, q) => sum + q, 0);
}
