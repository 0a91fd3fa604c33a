import fc from 'fast-check';
import { expect } from 'vitest';
import type { ItemShape, Likelihood } from '../../../../src/model/latent/likelihoods/likelihood.js';
import { stream } from '../../../../src/stats/index.js';
import type { CoderError } from '../../../../src/types.js';

/** One observed cell; size 1, no noise and version 0 unless told. */
export interface Cell {
  readonly value: number;
  readonly size?: number;
  readonly noise?: number;
  readonly version?: number;
}

export function shapeOf(
  cells: readonly Cell[],
  { categories = 2, coder = [null] as readonly (CoderError | null)[] } = {},
): ItemShape {
  return {
    cells: {
      value: Float64Array.from(cells, ({ value }) => value),
      size: Float64Array.from(cells, ({ size = 1 }) => size),
      noise: Float64Array.from(cells, ({ noise = 0 }) => noise),
      version: Int32Array.from(cells, ({ version = 0 }) => version),
    },
    categories,
    coder,
  };
}

/** Log density and both gradients at predictors and own parameters. */
export function evaluate(likelihood: Likelihood, predictor: readonly number[], own: readonly number[]) {
  const dPredictor = new Float64Array(predictor.length);
  const dOwn = new Float64Array(likelihood.own.length);
  const log = likelihood.logDensity(Float64Array.from(predictor), Float64Array.from(own), dPredictor, dOwn);
  return { log, dPredictor, dOwn };
}

/** Log density of one cell. */
export function logOf(
  make: (shape: ItemShape) => Likelihood,
  shape: ItemShape,
  eta: number,
  own: readonly number[],
) {
  return evaluate(make(shape), [eta], own).log;
}

const STEP = 1e-3;

/** Compares both gradients with central differences of fifth order, relative to the size of the derivative where that is above 1. */
export function expectGradient(
  likelihood: Likelihood,
  predictor: readonly number[],
  own: readonly number[],
  tolerance = 1e-6,
) {
  const given = evaluate(likelihood, predictor, own);
  const all = [...predictor, ...own];
  const value = (i: number, shift: number) => {
    const moved = all.map((x, j) => (j === i ? x + shift * STEP : x));
    return evaluate(likelihood, moved.slice(0, predictor.length), moved.slice(predictor.length)).log;
  };
  [...given.dPredictor, ...given.dOwn].forEach((derivative, i) => {
    const expected = (8 * (value(i, 1) - value(i, -1)) - (value(i, 2) - value(i, -2))) / (12 * STEP);
    // Rounding of the log density, divided by the step, bounds what differences can show.
    const rounding = (1e-15 * Math.abs(given.log)) / STEP;
    expect(Math.abs(derivative - expected)).toBeLessThan(
      tolerance * Math.max(1, Math.abs(expected)) + 10 * rounding,
    );
  });
}

/** Every number a likelihood gives is finite. */
export function expectFinite(likelihood: Likelihood, predictor: readonly number[], own: readonly number[]) {
  const { log, dPredictor, dOwn } = evaluate(likelihood, predictor, own);
  for (const number of [log, ...dPredictor, ...dOwn]) expect(number).toSatisfy(Number.isFinite);
}

/** Predictors from one end of what a sampler meets to the other. */
export const extreme = fc.constantFrom(-20, -10, 0, 10, 20);
export const usual = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

/** Draws of a one-cell likelihood. */
export function draws(likelihood: Likelihood, eta: number, own: readonly number[], count: number): number[] {
  const random = stream(5, 'likelihood');
  return Array.from(
    { length: count },
    () => likelihood.simulate(Float64Array.of(eta), Float64Array.from(own), random)[0] as number,
  );
}

/** Integral by Simpson's rule. */
export function integral(f: (x: number) => number, from: number, to: number, intervals = 4000): number {
  const width = (to - from) / intervals;
  let sum = f(from) + f(to);
  for (let i = 1; i < intervals; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * width);
  return (sum * width) / 3;
}

export const GOLD: CoderError = { hits: 40, misses: 3, falseAlarms: 2, rejections: 80 };
