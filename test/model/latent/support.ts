import type {
  AxisData,
  Cells,
  ItemData,
  LatentData,
  OutcomeData,
  SeriesData,
} from '../../../src/model/latent/data.js';
import { normal, stream } from '../../../src/stats/index.js';
import type { CoderError, LikelihoodName } from '../../../src/types.js';

const random = stream(11, 'latent test');

/** Walks of some states over the same times. */
function axis(name: string, states: readonly number[], times: readonly number[]): AxisData {
  return {
    name,
    states: Int32Array.from(states),
    start: Int32Array.from({ length: states.length + 1 }, (_, i) => i * times.length),
    time: Int32Array.from(states.flatMap(() => times)),
  };
}

const GOLD: CoderError = { hits: 40, misses: 3, falseAlarms: 2, rejections: 80 };

const VALUES: Readonly<Record<LikelihoodName, () => readonly [value: number, size: number]>> = {
  count: () => [Math.floor(random() * 6), 0.5 + random()],
  share: () => [Math.floor(random() * 5), 4 + Math.floor(random() * 8)],
  ordinal: () => [Math.floor(random() * 3), 0],
  binary: () => [random() < 0.4 ? 1 : 0, 0],
  continuous: () => [normal(random), 0.2 + random() / 5],
  list: () => [1 + Math.floor(random() * 3), 1],
  lag: () => (random() < 0.4 ? [0.7, 0.7] : [normal(random) / 2, 2]),
};

function cells(likelihood: LikelihoodName, n: number, versions: number): Cells {
  const drawn = Array.from({ length: n }, () => VALUES[likelihood]());
  return {
    value: Float64Array.from(drawn, ([value]) => value),
    size: Float64Array.from(drawn, ([, size]) => size),
    noise: Float64Array.from(drawn, () => Math.floor(random() * 4)),
    version: Int32Array.from(drawn, (_, i) => i % versions),
  };
}

function item(
  id: string,
  of: AxisData,
  index: number,
  likelihood: LikelihoodName,
  { versions = 1, coded = false, direction = 1 as 1 | -1, group = null as string | null } = {},
): ItemData {
  const n = of.time.length;
  const walk = Int32Array.from({ length: n }, (_, p) =>
    of.start.findIndex((start, i) => p >= start && p < (of.start[i + 1] as number)),
  );
  return {
    id,
    likelihood,
    versions: Array.from({ length: versions }, (_, v) => `v${v}`),
    coder: Array.from({ length: versions }, (_, v) => (coded && v === 0 ? GOLD : null)),
    categories: likelihood === 'ordinal' ? 3 : 2,
    cells: cells(likelihood, n, versions),
    axis: index,
    group,
    linked: id !== 'votes',
    direction,
    point: Int32Array.from({ length: n }, (_, p) => p),
    walk,
  };
}

function outcome(id: string, affinity: AxisData, slack: AxisData, detected: boolean): OutcomeData {
  const members = affinity.states.length;
  const points = affinity.time.length;
  const series: SeriesData = {
    id: `${id}.events`,
    likelihood: 'count',
    versions: ['a', 'b'],
    coder: [null, null],
    categories: 2,
    cells: cells('count', points, 2),
    member: Int32Array.from({ length: points }, (_, p) => Math.floor(p / (points / members))),
    affinity: Int32Array.from({ length: points }, (_, p) => p),
    slack: Int32Array.from({ length: points }, (_, p) => {
      const walk = Math.floor(p / (points / members));
      const at = slack.time.indexOf(affinity.time[p] as number, slack.start[walk] ?? slack.time.length);
      return walk < slack.states.length && at >= 0 ? at : -1;
    }),
    detected,
  };
  return { id, states: affinity.states, series: [series] };
}

/** The small model with the order of states in lists, one list per time, in place of its ordinal item. */
export function withLists(states: number): LatentData {
  const data = smallData(states);
  const times = data.axes[0]?.time as Int32Array;
  return {
    ...data,
    items: data.items.map((one) => {
      if (one.likelihood !== 'ordinal') return one;
      const size = Float64Array.from(one.point, (point) => times[point] as number);
      const value = Float64Array.from(one.walk, (walk) => (walk < 5 ? 1 : walk));
      return { ...one, likelihood: 'list', categories: 2, cells: { ...one.cells, value, size } };
    }),
  };
}

/** A small model with every likelihood but lists, both outcomes, coder error, versions and uneven grids; the values mean nothing. */
export function smallData(states: number, innovations: LatentData['innovations'] = 'student'): LatentData {
  const all = Array.from({ length: states }, (_, i) => i);
  const few = all.slice(0, 3);
  const affinity = axis('affinity', all, [0, 2, 3, 4, 5, 6]);
  const slack = axis('slack', few, [3, 4, 5, 6]);
  const form = axis('form', few, [3, 4, 6]);
  return {
    states: all.map((i) => `S${i}`),
    axes: [affinity, slack, form],
    items: [
      item('party', affinity, 0, 'count', { versions: 2, coded: true, group: 'media' }),
      item('formulas', affinity, 0, 'share', { versions: 2, coded: true, group: 'media' }),
      item('votes', affinity, 0, 'continuous', { versions: 3 }),
      item('resolutions', affinity, 0, 'ordinal', { direction: -1 }),
      item('links', slack, 1, 'binary', { group: 'cases' }),
      item('lag', slack, 1, 'lag', { versions: 2, group: 'cases' }),
      item('rules', form, 2, 'count'),
    ],
    outcomes: [
      outcome('engagement', affinity, slack, false),
      outcome('revenue', axis('affinity', few, [0, 2, 3, 4, 5, 6]), slack, true),
    ],
    innovations,
  };
}
