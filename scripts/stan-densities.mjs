import { LatentModel } from '../dist/model/latent/latent-model.js';
import { logDeterminant, normal, stream } from '../dist/stats/index.js';

const POSITIONS = 5;

/**
 * How far our log density is from Stan's at random positions. Stan moves walks and levels themselves, we move other
 * coordinates, so log densities differ by the log determinant of the map from ours to Stan's, which is taken by differences.
 * `ask` gives Stan's values and gradients at positions of Stan. Returns the spread of the difference, which should be a constant,
 * and the largest relative difference of a derivative.
 */
export function densitiesAgree(data, stan, ask) {
  const model = new LatentModel(data);
  const random = stream(9, 'positions');
  const positions = Array.from({ length: POSITIONS }, () => startOf(model, random));
  const natural = (position) => naturalOf(model, stan, position);
  const { values, gradients } = ask(positions.map((position) => [...natural(position)]));
  const gradient = new Float64Array(model.dimension);
  const offsets = positions.map(
    (position, k) =>
      model.logDensity(position, gradient) - values[k] - logDeterminant(jacobian(natural, position)),
  );
  return {
    positions: POSITIONS,
    spread: Math.max(...offsets) - Math.min(...offsets),
    gradient: gradientError(model, natural, positions[0], gradients[0]),
  };
}

/** Scalars near their priors' means, all else small. */
function startOf({ dimension, layout }, random) {
  return Float64Array.from({ length: dimension }, (_, i) => {
    const { mean, sd } = layout.scalars[i] ?? { mean: 0, sd: 1 };
    return mean + 0.5 * sd * normal(random);
  });
}

/** A position of Stan, with its parameters in the order of the Stan file. */
function naturalOf(model, { scalars }, position) {
  model.predict(position);
  const at = new Map(model.layout.scalars.map(({ name }, i) => [name, i]));
  const blocks = model.layout.blocks.map(({ name, start, length }) => ({
    name,
    values: position.subarray(start, start + length),
  }));
  const detection = blocks.filter(({ name }) => name.endsWith('.detection'));
  return Float64Array.from([
    ...Object.values(scalars)
      .flat()
      .map((name) => model.scalars[at.get(name)]),
    ...model.x.flatMap((x) => [...x]),
    ...model.groups.flatMap(({ value }) => [...value]),
    ...model.items.flatMap(({ level }) => [...level]),
    ...model.outcomes.flatMap(({ level }) => [...level]),
    ...detection.flatMap(({ values }) => [...values]),
  ]);
}

const STEP = 1e-4;

/** Rows: our coordinates; columns: Stan's. */
function jacobian(natural, position) {
  return Array.from(position, (_, i) => {
    const moved = (by) => {
      const there = position.slice();
      there[i] += by;
      return natural(there);
    };
    const [up, down] = [moved(STEP), moved(-STEP)];
    return up.map((value, j) => (value - down[j]) / (2 * STEP));
  });
}

/** Ours against Stan's pulled back through the map. */
function gradientError(model, natural, position, stanGradient) {
  const ours = new Float64Array(model.dimension);
  model.logDensity(position, ours);
  const map = jacobian(natural, position);
  return ours.reduce((worst, value, i) => {
    const expected =
      map[i].reduce((sum, d, j) => sum + d * stanGradient[j], 0) + determinantSlope(natural, position, i);
    return Math.max(worst, Math.abs(value - expected) / Math.max(1, Math.abs(expected)));
  }, 0);
}

function determinantSlope(natural, position, i) {
  const at = (by) => {
    const moved = position.slice();
    moved[i] += by;
    return logDeterminant(jacobian(natural, moved));
  };
  return (8 * (at(0.01) - at(-0.01)) - (at(0.02) - at(-0.02))) / 0.12;
}
