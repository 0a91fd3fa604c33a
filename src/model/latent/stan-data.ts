import type { AxisData, LatentData } from './data.js';
import { groupsOf, LatentModel } from './latent-model.js';
import { LIKELIHOOD } from './likelihood-table.js';
import { coderRates } from './likelihoods/likelihood.js';
import { halfYearName } from './quantities.js';
import { cellsForStan } from './stan-cells.js';

/** The data of docs/latent.stan and what its parameters are called here. Indices count from 1. */
export interface StanData {
  readonly sizes: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  /** Of each vector of scalars in the Stan file, the names of ours in its order. */
  readonly scalars: Readonly<Record<string, readonly string[]>>;
  /** Names of ours of the points `x` and of the reported rates `log_rate`. */
  readonly x: readonly string[];
  readonly logRate: readonly string[];
}

const KIND = { count: 1, share: 2, ordinal: 3, binary: 4, continuous: 5, lag: 6 } as const;

/**
 * What the Stan file wants of a record.
 * @throws {RangeError} for what the file does not have: steps of a horseshoe, and lists.
 */
export function stanData(data: LatentData): StanData {
  if (data.innovations === 'horseshoe')
    throw new RangeError('docs/latent.stan has Student-t and normal steps only; it has no horseshoe');
  if (data.items.some(({ likelihood }) => likelihood === 'list'))
    throw new RangeError('docs/latent.stan has no lists; leave the item out to compare the rest');
  const axes = axesForStan(data);
  const { sizes, arrays, scalars } = measuresForStan(data);
  const cells = cellsForStan(data, axes.offsets);
  return {
    sizes: { ...axes.sizes, ...sizes, ...cells.sizes },
    arrays: { ...axes.arrays, ...arrays, ...cells.arrays },
    scalars: { ...axes.scalars, ...scalars },
    x: axes.x,
    logRate: cells.logRate,
  };
}

function axesForStan({ axes, states, innovations }: LatentData) {
  const offsets = {
    points: runningSum(axes.map(({ time }) => time.length)),
    walks: runningSum(axes.map((axis) => axis.states.length)),
  };
  const pairs = pairsOf(axes);
  const [p0, w0] = [offsets.points[1] ?? 0, offsets.walks[1] ?? 0];
  const second = axes[1];
  return {
    offsets: offsets.points,
    sizes: {
      axes: axes.length,
      walks: sum(axes.map((axis) => axis.states.length)),
      points: sum(axes.map(({ time }) => time.length)),
      student: innovations === 'student' ? 1 : 0,
      pairs: pairs.length,
    },
    arrays: {
      walk_axis: axes.flatMap((axis, a) => [...axis.states].map(() => a + 1)),
      walk_first: axes.flatMap(({ start }, a) =>
        [...start.slice(0, -1)].map((p) => offsets.points[a]! + p + 1),
      ),
      walk_last: axes.flatMap(({ start }, a) => [...start.slice(1)].map((p) => offsets.points[a]! + p)),
      walk_coupled: axes.flatMap((axis, a) =>
        [...axis.states].map(() => (a === 1 && pairs.length > 0 ? 1 : 0)),
      ),
      time: axes.flatMap(({ time }) => [...time]),
      pair_walk: pairs.map((pair) => w0 + pair.second + 1),
      pair_partner: pairs.map((pair) => pair.first + 1),
      pair_at: pairs.map((pair) => pair.at + 1),
    },
    scalars: {
      log_step: axes.map(({ name }) => `${name}.log_step`),
      stock: second && p0 > 0 && pairs.length > 0 ? ['stock_correlation.atanh'] : [],
      shock: second && p0 > 0 && pairs.length > 0 ? ['shock_correlation.atanh'] : [],
    },
    x: axes.flatMap((axis) => pointNames(axis, states)),
  };
}

function pointNames({ name, states, start, time }: AxisData, codes: readonly string[]): string[] {
  return [...states].flatMap((state, walk) =>
    [...time.slice(start[walk], start[walk + 1])].map((t) => `${name}[${codes[state]},${halfYearName(t)}]`),
  );
}

/** Parameters of items and series: where each stands in the lists of its kind. */
function measuresForStan(data: LatentData) {
  const { items, outcomes } = data;
  const measures = [...items, ...outcomes.flatMap(({ series }) => series)];
  const groups = groupsOf(data);
  const has = new Set(new LatentModel(data).layout.scalars.map(({ name }) => name));
  const own = measures.map((measure) => LIKELIHOOD[measure.likelihood](measure).own);
  const ownAt = runningSum(own.map(({ length }) => length)).map((at) => at + 1);
  const versions = measures.flatMap((measure) => {
    const { id, versions, coder, cells } = measure;
    const { seen, falseAlarm } = coderRates(coder);
    const linked = 'linked' in measure && measure.linked;
    return versions.map((version, v) => ({
      contrast: v > 0 ? `${id}.contrast.${version}` : null,
      link: v > 0 && linked ? `${id}.link.${version}` : null,
      sensitivity: seen[v]!,
      falseAlarm: falseAlarm[v]!,
      share: cells.version.filter((one) => one === v).length / cells.version.length,
    }));
  });
  const firsts = runningSum(measures.map((measure) => measure.versions.length));
  const contrast = versions.flatMap((version) => version.contrast ?? []);
  const link = versions.flatMap((version) => version.link ?? []);
  const series_offset = measures.map(({ id }) => `${id}.offset`).filter((name) => has.has(name));
  const log_sigma = items.map(({ id }) => `${id}.log_sigma`).filter((name) => has.has(name));
  const log_group_loading = items.map(({ id }) => `${id}.log_group_loading`).filter((name) => has.has(name));
  const of = (coefficient: string) => outcomes.map(({ id }) => `${id}.${coefficient}`);
  return {
    sizes: {
      items: items.length,
      measures: measures.length,
      versions: versions.length,
      contrasts: contrast.length,
      offsets: series_offset.length,
      links: link.length,
      owns: sum(own.map(({ length }) => length)),
      groups_loaded: log_group_loading.length,
      factors: sum([...groups.values()].map((group) => group.size)),
      sigmas: log_sigma.length,
      outcomes: outcomes.length,
    },
    arrays: {
      kind: measures.map(({ likelihood }) => KIND[likelihood as keyof typeof KIND]),
      categories: measures.map(({ categories }) => categories),
      own_at: ownAt,
      version_first: firsts.map((first) => first + 1),
      version_last: firsts.map((first, m) => first + measures[m]!.versions.length),
      version_share: versions.map(({ share }) => share),
      contrast_at: versions.map((version) => at(contrast, version.contrast)),
      offset_at: measures.map(({ id }) => at(series_offset, `${id}.offset`)),
      link_at: versions.map((version) => at(link, version.link)),
      sensitivity: versions.map(({ sensitivity }) => sensitivity),
      false_alarm: versions.map(({ falseAlarm }) => falseAlarm),
      own_mean: own.flatMap((list) => list.map(({ mean }) => mean)),
      own_sd: own.flatMap((list) => list.map(({ sd }) => sd)),
      direction: items.map(({ direction }) => direction),
      group_at: items.map(({ id }) => at(log_group_loading, `${id}.log_group_loading`)),
      sigma_at: items.map(({ id }) => at(log_sigma, `${id}.log_sigma`)),
    },
    scalars: {
      intercept: items.map(({ id }) => `${id}.intercept`),
      log_loading: items.map(({ id }) => `${id}.log_loading`),
      log_group_loading,
      contrast,
      link,
      log_sigma,
      own: measures.flatMap(({ id }, m) => own[m]!.map(({ name }) => `${id}.${name}`)),
      outcome_intercept: of('intercept'),
      b_affinity: of('b_affinity'),
      b_slack: of('b_slack'),
      b_product: of('b_product'),
      log_spread: of('log_sigma'),
      series_offset,
    },
  };
}

/** Place in a list from 1, 0 where it is not there. */
const at = (list: readonly string[], name: string | null) => (name === null ? 0 : list.indexOf(name) + 1);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Sum of all before each. */
export function runningSum(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total - value;
  });
}

/** Walks of slack, the walk of affinity of the same state, and the point of it where slack begins. */
function pairsOf([first, second]: readonly AxisData[]) {
  if (!first || second?.name !== 'slack') return [];
  return [...second.states].map((state, walk) => {
    const partner = first.states.indexOf(state);
    const from = first.time.indexOf(second.time[second.start[walk]!]!, first.start[partner]);
    return { second: walk, first: partner, at: from };
  });
}
