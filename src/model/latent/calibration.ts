import { logDeterminant, stream } from '../../stats/index.js';
import type { Density } from '../sampler/density.js';
import type { Problem } from '../sbc/problem.js';
import type { LatentData } from './data.js';
import { latentDensity } from './latent-density.js';
import { LatentModel } from './latent-model.js';
import { drawPrior } from './prior.js';
import { type SyntheticShape, simulateFrom, syntheticShape } from './synthetic.js';

/** Data of a replicate, with the model that reads them. */
interface Simulated {
  readonly data: LatentData;
  readonly model: LatentModel;
  readonly reference: Float64Array;
}

/** A record that 200 replicates can pay: 5 states over 5 half-years, five items and both outcomes. */
export const CALIBRATION_SHAPE = { states: 5, slackStates: 4, halfYears: 5, small: true } as const;

/** The same with the steps of a horseshoe. */
export const HORSESHOE_SHAPE = { ...CALIBRATION_SHAPE, innovations: 'horseshoe' } as const;

/** What the small one leaves out: groups of sources, second versions, a yes-or-no item, a third axis, and states enough to sample loadings along their axis. */
export const WIDE_SHAPE = { states: 9, slackStates: 8, halfYears: 5, small: false } as const;

/**
 * The latent model as a problem of simulation-based calibration. Ranked are all scalars, three points of each axis, one log rate of
 * each outcome and the joint log-likelihood. Truths are draws of {@link drawPrior}, which do not depend on the data.
 * The coordinates of the sampler, which change no density, are those of the true scalars, in place of pilot runs; chains start from
 * prior means all the same, so that one which does not find the posterior shows.
 */
export function latentProblem(of: SyntheticShape = CALIBRATION_SHAPE): Problem<Simulated> {
  const shape = syntheticShape(of);
  const template = new LatentModel(shape);
  const scalars = template.layout.scalars.map(({ name }) => name);
  const points = template.data.axes.map(({ name, time }) => ({
    name,
    at: [0, Math.floor(time.length / 2), time.length - 1],
  }));
  return {
    prior: (random) => drawPrior(template, random),
    simulate(draw, random) {
      const data = simulateFrom(shape, draw, random);
      const reference = draw.slice(0, scalars.length);
      return { data, model: new LatentModel(data, reference), reference };
    },
    locate: (draw, { model }) => model.locate(draw),
    density: ({ data, reference }) => ({
      ...latentDensity({ data, reference, reporting: null }),
      initial: latentDensity({ data, reference: null, reporting: null }).initial as NonNullable<
        Density['initial']
      >,
    }),
    quantities: [
      ...scalars,
      ...points.flatMap(({ name, at }) => at.map((point) => `${name}[${point}]`)),
      ...template.outcomes.map(({ data }) => `${data.id}[0]`),
      'log-likelihood',
    ],
    write(position, { model }, out) {
      model.predict(position);
      out.set(model.scalars);
      let next = scalars.length;
      points.forEach(({ at }, a) => {
        for (const point of at) out[next++] = model.x[a]?.[point] as number;
      });
      for (const outcome of model.outcomes)
        out[next++] = model.relativeRate(outcome, 0, model.x[0]?.[0] as number, 0);
      out[next] = model.logLikelihood();
    },
  };
}

/**
 * Log density of one record of the problem at the truth it was drawn from, less that at nine tenths of it, to a thousandth. It moves with the model and the simulator, so that a stored calibration of an earlier model shows. It is a density of what {@link drawPrior}
 * draws, the log determinant of the change of coordinates taken in by differences, and does not move with the coordinates of the sampler.
 */
export function fingerprint(problem: Problem<Simulated>): string {
  const random = stream(1, 'fingerprint');
  const truth = problem.prior(random);
  const { model } = problem.simulate(truth, random);
  const locate = (draw: Float64Array) => model.locate(draw);
  const [there, less] = [truth, truth.map((value) => 0.9 * value)].map((draw) => {
    const log = model.logDensity(locate(draw), new Float64Array(model.dimension));
    return log + logDeterminant(slopes(locate, draw));
  }) as [number, number];
  return (there - less).toFixed(3);
}

/** Derivatives of each output by each input, a row an input, by differences of the fourth order. */
function slopes(f: (x: Float64Array) => Float64Array, at: Float64Array): Float64Array[] {
  const step = 1e-3;
  return Array.from(at, (_, i) => {
    const moved = (by: number) => {
      const there = at.slice();
      there[i]! += by * step;
      return f(there);
    };
    const [near, back, far, behind] = [1, -1, 2, -2].map(moved) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    return near.map(
      (value, j) =>
        (8 * (value - (back[j] as number)) - ((far[j] as number) - (behind[j] as number))) / (12 * step),
    );
  });
}
