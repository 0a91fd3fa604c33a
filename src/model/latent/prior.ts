import { chiSquared, normal, type Random } from '../../stats/index.js';
import type { AxisData, LatentData } from './data.js';
import { FREEDOM, type Innovations } from './dynamics.js';
import { type LatentModel, pairsOf } from './latent-model.js';

/**
 * A draw from the prior of the model, written down from its definition and not from its density, so that calibration can find
 * the two apart: scalars, then the points of each axis, then standard normals for factors, standardised levels and detection.
 * The coordinates do not depend on data; {@link LatentModel.locate} gives the position.
 */
export function drawPrior({ data, layout }: LatentModel, random: Random): Float64Array {
  const { scalars } = layout;
  const draw = Float64Array.from({ length: layout.dimension }, (_, i) => {
    const { mean, sd } = scalars[i] ?? { mean: 0, sd: 1 };
    return mean + sd * normal(random);
  });
  const named = (name: string) => draw[scalars.findIndex((scalar) => scalar.name === name)] as number;
  let at = scalars.length;
  for (const x of drawWalks(data, named, random)) {
    draw.set(x, at);
    at += x.length;
  }
  return draw;
}

function drawWalks(data: LatentData, named: (name: string) => number, random: Random): Float64Array[] {
  const { axes, innovations } = data;
  const pairs = pairsOf(axes);
  const steps = axes.map(({ name }) => Math.exp(named(`${name}.log_step`)));
  const walks = axes.map((axis, a) => drawFree(axis, steps[a] as number, innovations, random));
  if (pairs.length === 0) return walks;
  const [r0, r1] = [Math.tanh(named('stock_correlation.atanh')), Math.tanh(named('shock_correlation.atanh'))];
  const [first, second] = axes as [AxisData, AxisData];
  const [x, y] = walks as [Float64Array, Float64Array];
  const [stepX, stepY] = steps as [number, number];
  for (const pair of pairs) {
    const [from, to] = bounds(second, pair.second);
    const elapsed =
      (first.time[pair.at] as number) - (first.time[first.start[pair.first] as number] as number);
    const standard = (x[pair.at] as number) / Math.sqrt(1 + stepX ** 2 * elapsed);
    y[from] = r0 * standard + Math.sqrt(1 - r0 ** 2) * normal(random);
    for (let p = from + 1; p < to; p++) {
      const q = pair.at + p - from;
      const z = ((x[q] as number) - (x[q - 1] as number)) / (stepX * rootTime(first, q));
      const e = r1 * z + Math.sqrt(1 - r1 ** 2) * innovation(random, innovations);
      y[p] = (y[p - 1] as number) + stepY * rootTime(second, p) * e;
    }
  }
  return walks;
}

function drawFree(axis: AxisData, step: number, innovations: Innovations, random: Random): Float64Array {
  const x = new Float64Array(axis.time.length);
  for (let walk = 0; walk < axis.states.length; walk++) {
    const [from, to] = bounds(axis, walk);
    x[from] = normal(random);
    for (let p = from + 1; p < to; p++)
      x[p] = (x[p - 1] as number) + step * rootTime(axis, p) * innovation(random, innovations);
  }
  return x;
}

const bounds = ({ start }: AxisData, walk: number) =>
  [start[walk] as number, start[walk + 1] as number] as const;

const rootTime = ({ time }: AxisData, p: number) => Math.sqrt((time[p] as number) - (time[p - 1] as number));

/** Of unit variance. */
function innovation(random: Random, kind: Innovations): number {
  const z = normal(random);
  return kind === 'normal' ? z : z * Math.sqrt((FREEDOM - 2) / chiSquared(random, FREEDOM));
}
