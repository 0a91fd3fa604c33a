/** Ways to reach each value of a count under the null; under odds `w` value t weighs `w^t` as much (Fisher's noncentral tilt). */
export type Ways = ArrayLike<number>;

/** Probability of `from` or more under odds. */
export function tailAt(ways: Ways, from: number, odds: number): number {
  let [above, all] = [0, 0];
  const centre = Math.max(0, lastOf(ways));
  for (let t = 0; t < ways.length; t++) {
    const weight = ways[t]! * odds ** (t - centre);
    all += weight;
    if (t >= from) above += weight;
  }
  return above / all;
}

/** The smallest value whose upper tail under the null lies below alpha; null where no value has one. */
export function criticalValue(ways: Ways, alpha: number): number | null {
  for (let t = 0; t < ways.length; t++) if (ways[t]! > 0 && tailAt(ways, t, 1) < alpha) return t;
  return null;
}

/** Probability that the null falls under odds. */
export function powerAt(ways: Ways, alpha: number, odds: number): number {
  const from = criticalValue(ways, alpha);
  return from === null ? 0 : tailAt(ways, from, odds);
}

/** Odds at which a value is reached with `probability`; null where no odds within a factor of 10,000 do. */
export function oddsAt(ways: Ways, value: number, probability: number): number | null {
  return solve((odds) => tailAt(ways, value, odds), probability);
}

/** The most likely odds given a value: those at which it is the mean. Null at either end of what can be reached. */
export function likeliestOdds(ways: Ways, value: number): number | null {
  const mean = (odds: number) => {
    let sum = 0;
    for (let t = 1; t < ways.length; t++) sum += tailAt(ways, t, odds);
    return sum;
  };
  return solve(mean, value);
}

/** Where a rising function of the odds takes a value, by bisection of their logarithm. */
function solve(rising: (odds: number) => number, value: number): number | null {
  let [low, high] = [-Math.log(1e4), Math.log(1e4)];
  if (rising(Math.exp(low)) > value || rising(Math.exp(high)) < value) return null;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rising(Math.exp(middle)) < value) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** The largest value that can be reached at all. */
function lastOf(ways: Ways): number {
  for (let t = ways.length - 1; t >= 0; t--) if (ways[t]! > 0) return t;
  return -1;
}
