import { breaksOf } from '../stats/index.js';

/**
 * How likely lists without any order break the alphabet in as few pairs as these do: 0 to 1. Each list gives, from its front, the places of
 * its members in the alphabet. The number of broken pairs of n members is that of 1, 2, ... n choices added up, each even.
 */
export function chanceOfAlphabet(lists: readonly (readonly number[])[]): number {
  const broken = lists.reduce((sum, list) => sum + breaksOf(list), 0);
  let chances = [1];
  for (const { length } of lists) for (let n = 2; n <= length; n++) chances = plusEven(chances, n);
  return chances.slice(0, broken + 1).reduce((sum, p) => sum + p, 0);
}

/** Distribution of a sum with an even choice of 0 to n - 1. */
function plusEven(chances: readonly number[], n: number): number[] {
  const sums = Array<number>(chances.length + n - 1).fill(0);
  chances.forEach((p, at) => {
    for (let k = 0; k < n; k++) sums[at + k]! += p / n;
  });
  return sums;
}
