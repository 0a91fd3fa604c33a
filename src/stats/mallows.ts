/**
 * Model of Mallows (1957) around a known order: a list of *n* items that breaks the order in *d* pairs has probability
 * exp(-θd) / Πⱼ (1 - exp(-jθ)) / (1 - exp(-θ)), j = 1 ... n. θ = 0 makes every list equally likely.
 */
export function logMallows(breaks: number, items: number, theta: number): number {
  let norm = 0;
  for (let j = 2; j <= items; j++) norm += logGeometric(j, theta);
  return -theta * breaks - norm;
}

/** log Σ exp(-kθ), k = 0 ... j - 1. */
const logGeometric = (j: number, theta: number): number =>
  theta < 1e-9 ? Math.log(j) : Math.log1p(-Math.exp(-j * theta)) - Math.log1p(-Math.exp(-theta));

/** Beyond it a break is as good as impossible. */
const STEEPEST = 20;

/**
 * The θ from 0 on under which lists are likeliest; the logarithm of their probability is concave in θ. Half a pair that keeps the
 * order and half a pair that breaks it are added, so that lists that all keep it leave other orders possible.
 */
export function fitMallows(lists: readonly { readonly breaks: number; readonly items: number }[]): number {
  const likelihood = (theta: number) =>
    lists.reduce(
      (sum, { breaks, items }) => sum + logMallows(breaks, items, theta),
      logMallows(0.5, 2, theta),
    );
  let [low, high] = [0, STEEPEST];
  for (let step = 0; step < 60; step++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (likelihood(left) < likelihood(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

/** Pairs of a list that stand against an order, given as the place of each item in it. */
export function breaksOf(places: readonly number[]): number {
  let breaks = 0;
  for (const [i, place] of places.entries())
    for (const later of places.slice(i + 1)) if (later < place) breaks++;
  return breaks;
}
