import { normal, type Random } from '../../stats/index.js';
import type { AxisData } from './data.js';
import { drawInnovation } from './draw-innovation.js';
import { stepScale } from './horseshoe-walks.js';
import type { Innovations } from './innovation.js';
import type { LatentModel } from './latent-model.js';

/**
 * A draw from the prior of the model, written down from its definition and not from its density, so that calibration can find
 * the two apart: scalars, then the walks of each axis (of slack its own part), then factors and detection as standard normals and
 * standardised levels as innovations, and logarithms of local scales of a horseshoe. The coordinates do not depend on data; {@link LatentModel.locate} gives the position.
 */
export function drawPrior({ data, layout }: LatentModel, random: Random): Float64Array {
  const { scalars } = layout;
  const draw = Float64Array.from({ length: layout.dimension }, (_, i) => {
    const { mean, sd } = scalars[i] ?? { mean: 0, sd: 1 };
    return mean + sd * normal(random);
  });
  for (const { name, start, length } of layout.blocks)
    if (name.endsWith('.state'))
      for (let i = start; i < start + length; i++) draw[i] = drawInnovation(random, 'student');
  let at = scalars.length;
  data.axes.forEach((axis) => {
    const logStep = draw[scalars.findIndex(({ name }) => name === `${axis.name}.log_step`)] as number;
    const { innovations } = data;
    const x =
      innovations === 'horseshoe'
        ? drawHorseshoe(axis, logStep, localsOf(layout, axis, draw, random), random)
        : drawWalks(axis, Math.exp(logStep), innovations, random);
    draw.set(x, at);
    at += x.length;
  });
  return draw;
}

/** Draws the local scales of an axis, half-Cauchy(0, 1), into their places and returns these. */
function localsOf(
  { blocks }: LatentModel['layout'],
  { name, start }: AxisData,
  draw: Float64Array,
  random: Random,
): Float64Array {
  const block = blocks.find((one) => one.name === `${name}.local`) as (typeof blocks)[number];
  const locals = draw.subarray(block.start, block.start + block.length);
  // Those of first points are idle and stay standard normal.
  locals.forEach((_, p) => {
    if (!start.includes(p)) locals[p] = Math.log(Math.tan((Math.PI / 2) * random()));
  });
  return locals;
}

function drawHorseshoe(axis: AxisData, logStep: number, locals: Float64Array, random: Random): Float64Array {
  const x = new Float64Array(axis.time.length);
  for (let walk = 0; walk < axis.states.length; walk++) {
    const [from, to] = bounds(axis, walk);
    x[from] = normal(random);
    for (let p = from + 1; p < to; p++) {
      const between = (axis.time[p] as number) - (axis.time[p - 1] as number);
      x[p] = (x[p - 1] as number) + stepScale(logStep, between, locals[p] as number) * normal(random);
    }
  }
  return x;
}

function drawWalks(axis: AxisData, step: number, innovations: Innovations, random: Random): Float64Array {
  const x = new Float64Array(axis.time.length);
  for (let walk = 0; walk < axis.states.length; walk++) {
    const [from, to] = bounds(axis, walk);
    x[from] = normal(random);
    for (let p = from + 1; p < to; p++)
      x[p] = (x[p - 1] as number) + step * rootTime(axis, p) * drawInnovation(random, innovations);
  }
  return x;
}

const bounds = ({ start }: AxisData, walk: number) =>
  [start[walk] as number, start[walk + 1] as number] as const;

const rootTime = ({ time }: AxisData, p: number) => Math.sqrt((time[p] as number) - (time[p - 1] as number));
