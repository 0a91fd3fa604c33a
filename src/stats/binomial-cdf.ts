/** P(X <= k) of a binomial X for every k from 0 to n. */
export function binomialCdf(n: number, p: number): Float64Array {
  const logFactorial = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) logFactorial[k] = logFactorial[k - 1]! + Math.log(k);
  const cumulative = new Float64Array(n + 1);
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const ways = logFactorial[n]! - logFactorial[k]! - logFactorial[n - k]!;
    sum += Math.exp(ways + times(k, Math.log(p)) + times(n - k, Math.log1p(-p)));
    cumulative[k] = Math.min(1, sum);
  }
  return cumulative;
}

/** No trials of an impossible kind are no obstacle. */
function times(count: number, logProbability: number): number {
  return count === 0 ? 0 : count * logProbability;
}
