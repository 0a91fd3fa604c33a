import type { ItemShape, Likelihood } from './likelihood.js';

/**
 * The order of states in lists: Plackett-Luce, worth e^predictor. A cell is a state in a list; `size` says which list, `value` its place from the
 * front, and states of one place (MOST_TIED at most) are told in no order, so that all their orders are added up. Only differences within a list count. Of
 * several lists of one number, one per version: no list reaches over office classes. No own parameters.
 */
export function listLikelihood({ cells }: ItemShape): Likelihood {
  const lists = listsOf(cells);
  return {
    own: [],
    logDensity(predictor, _, dPredictor) {
      let log = 0;
      for (const places of lists) log += listDensity(places, predictor, dPredictor);
      return log;
    },
    simulate(predictor, _, random) {
      const value = Float64Array.from(cells.value);
      for (const places of lists) {
        // The order of an exponential race, and so of Gumbel noise on the logarithms, is Plackett-Luce.
        const noisy = places.flat().map((c) => ({
          c,
          at: (predictor[c] as number) - Math.log(-Math.log(random())),
        }));
        const order = noisy.sort((a, b) => b.at - a.at).map(({ c }) => c);
        let next = 0;
        for (const tied of places) {
          const place = cells.value[tied[0] as number] as number;
          for (let i = 0; i < tied.length; i++) value[order[next++] as number] = place;
        }
      }
      return value;
    },
    information() {
      const information = new Float64Array(cells.value.length);
      for (const places of lists) {
        const all = places.flat();
        // At equal worths: each choice among m says (1 - 1/m) / m of each of them, of whom m in n are still there.
        const each = all.slice(1).reduce((sum, _, i) => sum + (1 - 1 / (i + 2)) / all.length, 0);
        for (const c of all) information[c] = each;
      }
      return information;
    },
  };
}

/** Cells by list, and within it by place from the front. */
function listsOf({ value, size, version }: ItemShape['cells']): number[][][] {
  const lists = new Map<string, number[]>();
  value.forEach((_, c) => {
    const key = `${version[c]} ${size[c]}`;
    lists.set(key, [...(lists.get(key) ?? []), c]);
  });
  return [...lists.values()].map((members) => {
    const places = [...new Set(members.map((c) => value[c] as number))].sort((a, b) => a - b);
    return places.map((place) => members.filter((c) => value[c] === place));
  });
}

/** Place by place, the chance that its states come before all later ones; choices have no memory, so that these chances multiply. */
function listDensity(places: readonly number[][], predictor: Float64Array, d: Float64Array): number {
  let log = 0;
  for (let place = 0; place < places.length - 1; place++)
    log += tiedDensity(places[place] as number[], places.slice(place + 1).flat(), predictor, d);
  return log;
}

/**
 * Log probability that the tied states come before the later ones, in any order among themselves: with P(T) the chance that the first |T|
 * choices are the subset T, P(T) = sum over i in T of P(T less i) w(i) / (all worths less those of T less i). Logarithms throughout.
 */
function tiedDensity(tied: readonly number[], later: readonly number[], eta: Float64Array, d: Float64Array) {
  const subsets = 1 << tied.length;
  const rest = logSum(later.map((c) => eta[c] as number));
  /** Log of the worths on offer once the subset is placed. */
  const offered = Float64Array.from({ length: subsets }, (_, mask) =>
    logSum([rest, ...tied.filter((_, i) => !(mask & (1 << i))).map((c) => eta[c] as number)]),
  );
  const reached = new Float64Array(subsets).fill(Number.NEGATIVE_INFINITY);
  reached[0] = 0;
  const step = (before: number, i: number) =>
    (reached[before] as number) + (eta[tied[i] as number] as number) - (offered[before] as number);
  for (let mask = 1; mask < subsets; mask++)
    reached[mask] = logSum(bitsOf(mask).map((i) => step(mask ^ (1 << i), i)));
  // Backwards: the posterior chance of each subset on the way, and of each choice.
  const passed = new Float64Array(subsets);
  passed[subsets - 1] = 1;
  let dRest = 0;
  for (let mask = subsets - 1; mask > 0; mask--)
    for (const i of bitsOf(mask)) {
      const before = mask ^ (1 << i);
      const share = (passed[mask] as number) * Math.exp(step(before, i) - (reached[mask] as number));
      passed[before]! += share;
      d[tied[i] as number]! += share;
      dRest -= share * Math.exp(rest - (offered[before] as number));
      tied.forEach((c, j) => {
        if (!(before & (1 << j))) d[c]! -= share * Math.exp((eta[c] as number) - (offered[before] as number));
      });
    }
  for (const c of later) d[c]! += dRest * Math.exp((eta[c] as number) - rest);
  return reached[subsets - 1] as number;
}

function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let i = 0; 1 << i <= mask; i++) if (mask & (1 << i)) bits.push(i);
  return bits;
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
