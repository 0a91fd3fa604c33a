/** One list: items from first to last, by their place in the field. */
export type Ordering = readonly number[];

/** Most rounds of the fit, each of three steps. */
const ROUNDS = 10_000;
/** Largest change of a logarithm of worth in one step at which the fit has come to rest. */
const REST = 1e-8;

/**
 * Worths of the Plackett-Luce model, as logarithms: in a list with items S left to place, item *i* comes next with
 * probability γᵢ / Σ_S γⱼ. Fitted by the minorization-maximization algorithm of Hunter (2004, section 5), whose steps are lengthened
 * by squared extrapolation (Varadhan and Roland 2008) where that does not go down. Every item besides wins and loses half a
 * comparison against a ghost of worth 1 (Turner et al. 2020), so that a field that no list connects, and an item that always or
 * never comes first, have a finite worth; without lists all worths are 1 (logarithm 0).
 */
export function plackettLuce(orderings: readonly Ordering[], items: number): number[] {
  const placed = new Float64Array(items).fill(0.5);
  for (const ordering of orderings) for (const item of ordering.slice(0, -1)) placed[item]! += 1;
  const step = (logs: Float64Array) => improve(orderings, placed, logs);
  let logs: Float64Array = new Float64Array(items);
  for (let round = 0; round < ROUNDS; round++) {
    const once = step(logs);
    if (furthest(logs, once) < REST) return [...once];
    const twice = step(once);
    const further = extrapolate(logs, once, twice);
    logs = further && posterior(orderings, further) >= posterior(orderings, twice) ? step(further) : twice;
  }
  return [...logs];
}

const furthest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

/** One step: worth = times placed before others / sum over the choices it stood in of 1 / worths on offer. */
function improve(orderings: readonly Ordering[], placed: Float64Array, logs: Float64Array): Float64Array {
  const worths = logs.map(Math.exp);
  const offered = worths.map((worth) => 1 / (worth + 1));
  for (const ordering of orderings) {
    const left = leftAt(ordering, worths);
    let shares = 0;
    ordering.forEach((item, place) => {
      if (place < ordering.length - 1) shares += 1 / left[place]!;
      offered[item]! += shares;
    });
  }
  return offered.map((sum, i) => Math.log(placed[i]! / sum));
}

/** The point that two steps lead towards; undefined where they do not differ. */
function extrapolate(from: Float64Array, once: Float64Array, twice: Float64Array): Float64Array | undefined {
  let [first, change] = [0, 0];
  for (let i = 0; i < from.length; i++) {
    first += (once[i]! - from[i]!) ** 2;
    change += (twice[i]! - 2 * once[i]! + from[i]!) ** 2;
  }
  if (change === 0) return undefined;
  const length = Math.max(1, Math.sqrt(first / change));
  return from.map(
    (value, i) => value + 2 * length * (once[i]! - value) + length ** 2 * (twice[i]! - 2 * once[i]! + value),
  );
}

/** Sum of the worths of what is left to place, at each place of a list. */
function leftAt(ordering: Ordering, worths: Float64Array | readonly number[]): number[] {
  const left: number[] = [];
  let sum = 0;
  // From the end, since subtracting from a large sum would lose the small worths.
  for (let place = ordering.length - 1; place >= 0; place--) {
    sum += worths[ordering[place] as number] as number;
    left[place] = sum;
  }
  return left;
}

/** What the fit maximizes. */
function posterior(orderings: readonly Ordering[], logs: Float64Array): number {
  const worths = logs.map(Math.exp);
  let sum = 0;
  logs.forEach((log, i) => {
    sum += 0.5 * log - Math.log1p(worths[i]!);
  });
  for (const ordering of orderings) {
    const left = leftAt(ordering, worths);
    for (let place = 0; place < ordering.length - 1; place++)
      sum += logs[ordering[place] as number]! - Math.log(left[place] as number);
  }
  return sum;
}

/** Logarithm of the probability of a list, given that these items stand in it. */
export function logPlackettLuce(ordering: Ordering, logWorths: readonly number[]): number {
  const left = leftAt(ordering, logWorths.map(Math.exp));
  return ordering
    .slice(0, -1)
    .reduce((sum, item, place) => sum + (logWorths[item] as number) - Math.log(left[place] as number), 0);
}
