import { stream } from '../../stats/index.js';
import type { CoderError, LikelihoodName } from '../../types.js';
import type { AxisData, Cells, ItemData, LatentData, OutcomeData, SeriesData } from './data.js';
import { LatentModel } from './latent-model.js';
import { drawPrior } from './prior.js';

export interface SyntheticShape {
  readonly states: number;
  /** States, of the first, that also have walks of slack. */
  readonly slackStates: number;
  readonly halfYears: number;
  /** Without the third axis, the binary item and the second versions: what 200 replicates can pay. */
  readonly small: boolean;
  /** By default Student-t. */
  readonly innovations?: LatentData['innovations'];
}

/** An invented record with every likelihood, both outcomes and coder error. Its values are zeros: {@link simulateFrom} fills them. */
export function syntheticShape({
  states,
  slackStates,
  halfYears,
  small,
  innovations = 'student',
}: SyntheticShape): LatentData {
  const affinity = axis('affinity', states, 0, halfYears);
  const slack = axis('slack', slackStates, 1, halfYears);
  const form = axis('form', slackStates, 2, halfYears);
  const versions = small ? 1 : 2;
  return {
    states: Array.from({ length: states }, (_, i) => `S${String(i + 1).padStart(2, '0')}`),
    axes: small ? [affinity, slack] : [affinity, slack, form],
    items: [
      item('greetings', affinity, 0, 'count', { versions, coded: true, group: small ? null : 'agency' }),
      item('formulas', affinity, 0, 'share', { versions: 1, coded: true, group: small ? null : 'agency' }),
      item('votes', affinity, 0, 'continuous', { direction: -1 }),
      item('rating', slack, 1, 'ordinal', { group: small ? null : 'reviews' }),
      item('delay', slack, 1, 'lag', { versions, group: small ? null : 'reviews' }),
      ...(small ? [] : [item('agreement', affinity, 0, 'binary'), item('laws', form, 2, 'ordinal')]),
    ],
    outcomes: [
      outcome('engagement', affinity, slack, states, 1, false),
      outcome('revenue', affinity, slack, slackStates, 2, true),
    ],
    innovations,
  };
}

/** The same record with values drawn at a draw of {@link drawPrior}. */
export function simulateFrom(shape: LatentData, draw: Float64Array, random: () => number): LatentData {
  const model = new LatentModel(shape);
  model.predict(model.locate(draw));
  const filled = <Measured extends { readonly cells: Cells }>(data: Measured, value: Float64Array) => ({
    ...data,
    cells: { ...data.cells, value },
  });
  return {
    ...shape,
    items: model.items.map((one) => filled(one.data, one.simulate(random))),
    outcomes: model.outcomes.map(({ data, series }) => ({
      ...data,
      series: series.map((one) => filled(one.data, one.simulate(random))),
    })),
  };
}

/** The data set of the comparison with Stan: 12 states over 10 half-years, drawn from the prior with a fixed seed. */
export function comparisonData(): LatentData {
  const shape = syntheticShape({ states: 12, slackStates: 8, halfYears: 10, small: false });
  const random = stream(4, 'comparison with Stan');
  return simulateFrom(shape, drawPrior(new LatentModel(shape), random), random);
}

const GOLD: CoderError = { hits: 90, misses: 6, falseAlarms: 3, rejections: 150 };

/** The first states over the same half-years, from one on that differs by axis; one half-year is skipped. */
function axis(name: string, states: number, first: number, halfYears: number): AxisData {
  const times = Array.from({ length: halfYears }, (_, t) => t + (t >= 4 ? 1 : 0)).slice(first);
  return {
    name,
    states: Int32Array.from({ length: states }, (_, i) => i),
    start: Int32Array.from({ length: states + 1 }, (_, i) => i * times.length),
    time: Int32Array.from({ length: states * times.length }, (_, p) => times[p % times.length] as number),
  };
}

const SIZE: Readonly<Record<LikelihoodName, (c: number) => number>> = {
  count: (c) => 2 + (c % 3),
  share: (c) => 10 + (c % 7),
  ordinal: () => 0,
  binary: () => 0,
  continuous: (c) => 0.2 + 0.05 * (c % 4),
  lag: (c) => 1 + 0.5 * (c % 2),
  list: () => 1,
};

function cells(
  likelihood: LikelihoodName,
  n: number,
  version: (cell: number) => number,
  noisy: boolean,
): Cells {
  const each = (value: (c: number) => number) => Float64Array.from({ length: n }, (_, c) => value(c));
  return {
    value: new Float64Array(n),
    size: each(SIZE[likelihood]),
    noise: each((c) => (noisy && likelihood === 'count' ? 5 + (c % 5) : 0)),
    version: Int32Array.from({ length: n }, (_, c) => version(c)),
  };
}

interface ItemOptions {
  readonly versions?: number;
  readonly coded?: boolean;
  readonly direction?: 1 | -1;
  readonly group?: string | null;
}

function item(
  id: string,
  of: AxisData,
  index: number,
  likelihood: LikelihoodName,
  { versions = 1, coded = false, direction = 1, group = null }: ItemOptions = {},
): ItemData {
  const length = of.start[1] as number;
  // Each item misses another seventh of the cells.
  const point = Int32Array.from(of.time.keys()).filter((p) => p % 7 !== id.length % 7);
  return {
    id,
    likelihood,
    versions: Array.from({ length: versions }, (_, v) => `v${v + 1}`),
    coder: Array.from({ length: versions }, (_, v) => (coded && v === 0 ? GOLD : null)),
    categories: likelihood === 'ordinal' ? 4 : 2,
    cells: cells(
      likelihood,
      point.length,
      (c) => ((point[c] as number) % length < length / 2 ? 0 : versions - 1),
      coded,
    ),
    axis: index,
    group,
    direction,
    linked: likelihood === 'lag',
    point,
    walk: point.map((p) => Math.floor(p / length)),
  };
}

function outcome(
  id: string,
  affinity: AxisData,
  slack: AxisData,
  members: number,
  families: number,
  detected: boolean,
): OutcomeData {
  const [length, slackLength] = [affinity.start[1] as number, slack.start[1] as number];
  const late = length - slackLength;
  const point = Int32Array.from({ length: members * length * families }, (_, c) => Math.floor(c / families));
  const series: SeriesData = {
    id: `${id}.events`,
    likelihood: 'count',
    versions: Array.from({ length: families }, (_, v) => `family ${v + 1}`),
    coder: Array.from({ length: families }, () => null),
    categories: 2,
    cells: cells('count', point.length, (c) => c % families, false),
    member: point.map((p) => Math.floor(p / length)),
    affinity: point,
    slack: point.map((p) => {
      const [state, t] = [Math.floor(p / length), p % length];
      return state < slack.states.length && t >= late ? state * slackLength + t - late : -1;
    }),
    detected,
  };
  return { id, states: Int32Array.from({ length: members }, (_, i) => i), series: [series] };
}
