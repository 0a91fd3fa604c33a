import type { Candidate } from './trajectory.js';

/** log(exp(a) + exp(b)) of finite numbers, without overflow. */
export function logAdd(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/** Exchanges two places without copying what they hold. */
export function exchange(a: Candidate, b: Candidate): void {
  const { position, gradient, logDensity, energy } = a;
  a.position = b.position;
  a.gradient = b.gradient;
  a.logDensity = b.logDensity;
  a.energy = b.energy;
  b.position = position;
  b.gradient = gradient;
  b.logDensity = logDensity;
  b.energy = energy;
}
