import { type Random, simplex } from '../stats/index.js';
import { COMPOSITE_INPUTS } from '../types.js';
import type { CompositeInputs, Item } from './compose.js';
import type { Perturbation } from './composite.js';

/** How one choice is made from uniforms. */
interface Choice<Made> {
  /** Uniforms it takes. */
  readonly width: (items: readonly Item[]) => number;
  readonly make: (next: Random, items: readonly Item[], draws: number) => Made;
  /** What it belongs to in the draws of the composite. */
  readonly factor: keyof Perturbation;
}

/** Every input of a composite, made as its draws make it; a new input does not compile before it stands here. */
export const CHOICES: { readonly [Input in keyof CompositeInputs]: Choice<CompositeInputs[Input]> } = {
  evidence: {
    width: () => 1,
    make: (next, _, draws) => Math.floor(next() * draws),
    factor: 'evidence',
  },
  weights: {
    width: (items) => items.length,
    make: (next, items) => simplex(next, items.length),
    factor: 'weights',
  },
  normalisation: {
    width: () => 1,
    make: (next) => (next() < 0.5 ? 'min-max' : 'z'),
    factor: 'form',
  },
  aggregation: {
    width: () => 1,
    make: (next) => (next() < 0.5 ? 'arithmetic' : 'geometric'),
    factor: 'form',
  },
  missing: {
    width: (items) => items.flatMap(({ points }) => points.filter((point) => point === null)).length,
    make: (next, items) => items.map(({ points }) => points.map((point) => (point === null ? next() : 0.5))),
    factor: 'missing',
  },
};

/** The choices that a row of uniforms stands for, whose columns are in the order of {@link COMPOSITE_INPUTS}. */
export function choose(row: Float64Array, items: readonly Item[], draws: number): CompositeInputs {
  let at = 0;
  const next = () => row[at++] as number;
  return Object.fromEntries(
    COMPOSITE_INPUTS.map((input) => [input, CHOICES[input].make(next, items, draws)]),
  ) as unknown as CompositeInputs;
}
