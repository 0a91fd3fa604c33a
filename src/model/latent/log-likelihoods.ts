import type { AxisData, Cells, LatentData } from './data.js';
import type { Item } from './item.js';
import type { LatentModel } from './latent-model.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Quantities } from './quantities.js';
import type { Series } from './series.js';

/**
 * Log densities, up to constants of the data, of what each item and series records of each state (`log_lik[roll_calls,LAO]`) and of all it
 * records (`log_lik[roll_calls]`): by these draws are weighed when a piece of evidence is left out.
 */
export function logLikelihoodsOf(model: LatentModel, states: readonly number[]): Quantities {
  const { data } = model;
  const recorded = [
    ...model.items.map((item) => ({ series: item, stateOf: ownerOfCells(data, item) })),
    ...model.outcomes.flatMap((outcome) =>
      outcome.series.map((series) => ({
        series,
        stateOf: Int32Array.from(series.data.member, (member) => outcome.data.states[member] as number),
      })),
    ),
  ];
  const parts = recorded.flatMap(({ series, stateOf }) =>
    states.flatMap((state) => {
      const cells = [...stateOf.keys()].filter((cell) => stateOf[cell] === state);
      const name = `log_lik[${series.data.id},${data.states[state]}]`;
      return cells.length === 0 ? [] : [{ name, logDensity: densityOf(series, cells) }];
    }),
  );
  const wholes = recorded.map(({ series }) => ({
    name: `log_lik[${series.data.id}]`,
    logDensity: () => series.logLikelihood(),
  }));
  const all = [...parts, ...wholes];
  return {
    names: all.map(({ name }) => name),
    write(_, out) {
      all.forEach(({ logDensity }, i) => {
        out[i] = logDensity();
      });
    },
  };
}

function ownerOfCells({ axes }: LatentData, { data }: Item): Int32Array {
  const { states } = axes[data.axis] as AxisData;
  return data.walk.map((walk) => states[walk] as number);
}

/**
 * What some cells of a series add at the predictors as they stand. Places of a list hang on each other: what a state adds is the density of all
 * less that of the lists without it, which are lists of the same kind (Luce).
 */
function densityOf(series: Item | Series, cells: readonly number[]): () => number {
  if (series.data.likelihood !== 'list') return densityOfCells(series, cells);
  const others = [...series.predictor.keys()].filter((cell) => !cells.includes(cell));
  const rest = densityOfCells(series, others);
  return () => series.logLikelihood() - rest();
}

function densityOfCells({ data, predictor, own }: Item | Series, cells: readonly number[]): () => number {
  const part = LIKELIHOOD[data.likelihood]({ ...data, cells: some(data.cells, cells) });
  const [here, dHere, dOwn] = [cells, cells, own].map(({ length }) => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return () => {
    cells.forEach((cell, i) => {
      here[i] = predictor[cell] as number;
    });
    return part.logDensity(here, own, dHere, dOwn);
  };
}

function some({ value, size, noise, version }: Cells, cells: readonly number[]): Cells {
  const pick = (values: ArrayLike<number>) => cells.map((cell) => values[cell] as number);
  return {
    value: Float64Array.from(pick(value)),
    size: Float64Array.from(pick(size)),
    noise: Float64Array.from(pick(noise)),
    version: Int32Array.from(pick(version)),
  };
}
