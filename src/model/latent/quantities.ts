import { standardDeviation, stream } from '../../stats/index.js';
import type { AxisData } from './data.js';
import type { LatentModel } from './latent-model.js';
import { logLikelihoodsOf } from './log-likelihoods.js';

/** What is kept of the posterior beside the scalars, and from when on partners are compared. */
export interface Reporting {
  /** Indices of the reported states. */
  readonly states: readonly number[];
  /** First half-year of the window whose mean partners are compared by. */
  readonly from: number;
  readonly seed: number;
}

/** Name and value of each quantity kept of a draw. */
export interface Quantities {
  readonly names: readonly string[];
  /** Writes the values at a position, in the order of the names. */
  readonly write: (position: Float64Array, out: Float64Array) => void;
}

/**
 * The scalars; both correlations; per reported state each axis and outcome by half-year and as the mean of the window
 * (`affinity[LAO,2024-1]`, `affinity[LAO]`); affinity of all other states as the mean of the window, or of their last point before it;
 * mean and standard deviation of data replicated for each series, for posterior predictive checks; log densities of the record.
 */
export function quantitiesOf(model: LatentModel, reporting: Reporting): Quantities {
  const parts = [
    scalars(model),
    ...walks(model, reporting),
    ...rates(model, reporting),
    replicates(model, reporting),
    logLikelihoodsOf(model, reporting.states),
  ];
  return {
    names: parts.flatMap(({ names }) => names),
    write(position, out) {
      model.predict(position);
      let at = 0;
      for (const part of parts) {
        part.write(position, out.subarray(at, at + part.names.length));
        at += part.names.length;
      }
    },
  };
}

/** Whether outputs use the quantity: values by state, replicated data, coefficients, correlations and loadings. */
export const isReported = (name: string) => REPORTED.test(name);
const REPORTED = /^(?!log_lik).*\[|\.b_\w+$|_correlation$|\.log_loading$/;

function scalars(model: LatentModel): Quantities {
  const names = model.layout.scalars.map(({ name }) => name);
  const pair = ['stock_correlation', 'shock_correlation'].filter((name) => names.includes(`${name}.atanh`));
  return {
    names: [...names, ...pair],
    write(_, out) {
      out.set(model.scalars);
      pair.forEach((name, i) => {
        out[names.length + i] = Math.tanh(out[names.indexOf(`${name}.atanh`)] as number);
      });
    },
  };
}

function walks(model: LatentModel, { states, from }: Reporting): Quantities[] {
  const { data } = model;
  return data.axes.map((axis, a): Quantities => {
    const followed = [...axis.states].flatMap((state, walk) =>
      states.includes(state) ? pointsOf(axis, walk).map((point) => ({ state, point })) : [],
    );
    const compared = [...axis.states].map((state, walk) => ({ state, points: windowOf(axis, walk, from) }));
    const code = (state: number) => data.states[state] as string;
    return {
      names: [
        ...followed.map(
          ({ state, point }) => `${axis.name}[${code(state)},${halfYearName(axis.time[point] as number)}]`,
        ),
        ...compared.map(({ state }) => `${axis.name}[${code(state)}]`),
      ],
      write(_, out) {
        const x = model.x[a] as Float64Array;
        followed.forEach(({ point }, i) => {
          out[i] = x[point] as number;
        });
        compared.forEach(({ points }, i) => {
          out[followed.length + i] = meanAt(x, points);
        });
      },
    };
  });
}

/** Log rates of the outcomes over that of a state at the mean of both axes. */
function rates(model: LatentModel, { states, from }: Reporting): Quantities[] {
  const { data } = model;
  const affinity = data.axes[0] as AxisData;
  const slack = data.axes.find(({ name }) => name === 'slack');
  return model.outcomes.map((outcome): Quantities => {
    const members = [...outcome.data.states].flatMap((state, member) => {
      if (!states.includes(state)) return [];
      const walk = affinity.states.indexOf(state);
      const points = windowOf(affinity, walk, from).map((point) => ({
        point,
        slack: slack ? pointAt(slack, state, affinity.time[point] as number) : -1,
      }));
      return [{ state, member, points }];
    });
    const followed = members.flatMap(({ state, member, points }) =>
      points.map((point) => ({ state, member, ...point })),
    );
    const code = (state: number) => data.states[state] as string;
    return {
      names: [
        ...followed.map(
          ({ state, point }) =>
            `${outcome.data.id}[${code(state)},${halfYearName(affinity.time[point] as number)}]`,
        ),
        ...members.map(({ state }) => `${outcome.data.id}[${code(state)}]`),
      ],
      write(_, out) {
        const [a, s] = [model.x[0] as Float64Array, model.x[1]];
        followed.forEach(({ member, point, slack: at }, i) => {
          const value = at < 0 ? 0 : ((s as Float64Array)[at] as number);
          out[i] = model.relativeRate(outcome, member, a[point] as number, value);
        });
        let next = 0;
        members.forEach(({ points }, i) => {
          let sum = 0;
          for (let k = 0; k < points.length; k++) sum += out[next++] as number;
          out[followed.length + i] = sum / points.length;
        });
      },
    };
  });
}

function replicates(model: LatentModel, { seed }: Reporting): Quantities {
  // Places of a list drawn anew are the same places: their mean and deviation tell nothing.
  const series = [...model.items, ...model.outcomes.flatMap((outcome) => outcome.series)].filter(
    ({ data }) => data.likelihood !== 'list',
  );
  return {
    names: series.flatMap(({ data }) => [`replicate.mean[${data.id}]`, `replicate.sd[${data.id}]`]),
    write(position, out) {
      // A stream of the position itself, so that a chain that is resumed replicates the same.
      const random = stream(seed, 'replicate', position[0] as number, position[1] as number);
      series.forEach((one, i) => {
        const values = [...one.simulate(random)];
        out[2 * i] = values.reduce((sum, value) => sum + value, 0) / values.length;
        out[2 * i + 1] = standardDeviation(values);
      });
    },
  };
}

/** `2024-1` for the first half of 2024. */
export const halfYearName = (time: number) => `${2000 + Math.floor(time / 2)}-${(((time % 2) + 2) % 2) + 1}`;

export function pointsOf(axis: AxisData, walk: number): number[] {
  const from = axis.start[walk] as number;
  return Array.from({ length: (axis.start[walk + 1] as number) - from }, (_, i) => from + i);
}

function windowOf(axis: AxisData, walk: number, from: number): number[] {
  const points = pointsOf(axis, walk);
  const inside = points.filter((point) => (axis.time[point] as number) >= from);
  return inside.length > 0 ? inside : points.slice(-1);
}

export function pointAt(axis: AxisData, state: number, time: number): number {
  const walk = axis.states.indexOf(state);
  return walk < 0 ? -1 : (pointsOf(axis, walk).find((point) => axis.time[point] === time) ?? -1);
}

function meanAt(x: Float64Array, points: readonly number[]): number {
  let sum = 0;
  for (const point of points) sum += x[point] as number;
  return sum / points.length;
}
