/** A source of uniform draws in [0, 1). */
export type Random = () => number;

/**
 * An independent stream for each combination of seed and names, so that adding or removing one thing
 * leaves the draws of every other thing as they were.
 * Hash: FNV-1a with an avalanche step; generator: sfc32 (Chris Doty-Humphrey, PractRand).
 */
export function stream(seed: number, ...names: readonly (string | number)[]): Random {
  const key = `${seed}\u0000${names.join('\u0000')}`;
  const random = sfc32(fnv1a(key, 0x811c9dc5), fnv1a(key, 0x9e3779b9), fnv1a(key, 0x85ebca6b), 1);
  for (let i = 0; i < 12; i++) random();
  return random;
}

/** A draw from the exponential distribution with mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** A draw from the standard normal distribution (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** A draw from the gamma distribution with shape 1/2 and scale 1: half a squared normal. */
export function gammaHalf(random: Random): number {
  return normal(random) ** 2 / 2;
}

/** Weights drawn uniformly from the simplex of `size` non-negative numbers that sum to 1. */
export function simplex(random: Random, size: number): number[] {
  const draws = Array.from({ length: size }, () => exponential(random));
  const total = draws.reduce((sum, draw) => sum + draw, 0);
  return draws.map((draw) => draw / total);
}

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function sfc32(a: number, b: number, c: number, counter: number): Random {
  return () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
}
