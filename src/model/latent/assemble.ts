import type {
  CoderError,
  LatentItem,
  LatentOutcomeSeries,
  LatentSeries,
  LatentSpec,
  PanelCell,
  Partner,
} from '../../types.js';
import { LATENT_AXES } from '../../types.js';
import type { AxisData, Cells, ItemData, LatentData, OutcomeData, SeriesData } from './data.js';

/** How a coder errs in a category of a variable, in a source of documents; null where no gold tells. */
export type CoderErrors = (variable: string, category: string, source: string) => CoderError | null;

/** Half-years since 2000, from a day. */
export function halfYear(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return 2 * (year - 2000) + (month > 6 ? 1 : 0);
}

/**
 * Arrays for the model from cells. Reported states are followed by half-years, without gaps from their first cell of an axis to the
 * last of the panel; states that only widen the comparison by years with cells, at mid-year, since nothing is reported of them.
 */
export function assemble(
  spec: LatentSpec,
  panel: readonly PanelCell[],
  partners: readonly Partner[],
  errors: CoderErrors,
): LatentData {
  const reported = new Set(partners.filter((partner) => partner.reported).map(({ code }) => code));
  const time = ({ partner, day }: PanelCell) =>
    reported.has(partner) ? halfYear(day) : 2 * Math.floor(halfYear(day) / 2) + 1;
  const bySeries = new Map<string, Placed[]>();
  for (const cell of merged(
    panel.map((cell) => ({ ...cell, time: time(cell) })),
    spec,
  )) {
    const known = bySeries.get(cell.series);
    if (known) known.push(cell);
    else bySeries.set(cell.series, [cell]);
  }
  const cellsOf = ({ id }: LatentSeries) => bySeries.get(id) ?? [];
  const states = partners.map(({ code }) => code);
  const place = new Map(states.map((code, i) => [code, i]));
  const end = Math.max(...[...bySeries.values()].flat().map((cell) => cell.time));
  const present = LATENT_AXES.filter((axis) =>
    spec.items.some((item) => item.axis === axis && cellsOf(item).length > 0),
  );
  const axes = present.map((axis): Axis => {
    const items = spec.items.filter((item) => item.axis === axis).flatMap(cellsOf);
    // Slack and the outcomes hang on affinity, which is therefore followed wherever they are.
    const slack = spec.items.filter((item) => item.axis === 'slack');
    const hanging = axis === 'affinity' ? [...spec.series, ...slack].flatMap(cellsOf) : [];
    return toAxis(axis, [...items, ...hanging], { reported, place, end });
  });
  const kept = spec.items.filter((item) => cellsOf(item).length > 0);
  const outcomes = (['engagement', 'revenue'] as const).filter((id) =>
    spec.series.some((series) => series.outcome === id && cellsOf(series).length > 0),
  );
  return {
    states,
    axes: axes.map(({ data }) => data),
    items: kept.map((item) => toItem(item, cellsOf(item), present.indexOf(item.axis), axes, place, errors)),
    outcomes: outcomes.map((id) =>
      toOutcome(
        id,
        spec.series.filter((series) => series.outcome === id && cellsOf(series).length > 0),
        cellsOf,
        axes,
        place,
        errors,
      ),
    ),
    innovations: spec.innovations,
  };
}

type Placed = PanelCell & { readonly time: number };

/** Counts and shares of one state, time and version add up; other cells stay apart. */
function merged(cells: readonly Placed[], spec: LatentSpec): Placed[] {
  const additive = new Set(
    [...spec.items, ...spec.series]
      .filter(({ likelihood }) => likelihood === 'count' || likelihood === 'share')
      .map(({ id }) => id),
  );
  const result: Placed[] = [];
  const sums = new Map<string, number>();
  for (const cell of cells) {
    const key = `${cell.series} ${cell.partner} ${cell.time} ${cell.version}`;
    const at = additive.has(cell.series) ? sums.get(key) : undefined;
    if (at === undefined) sums.set(key, result.push(cell) - 1);
    else {
      const known = result[at] as Placed;
      result[at] = {
        ...known,
        value: known.value + cell.value,
        size: known.size + cell.size,
        noise: known.noise + cell.noise,
      };
    }
  }
  return result;
}

interface Axis {
  readonly data: AxisData;
  /** Point of a state at a time; undefined where it has none. */
  readonly point: (state: number, time: number) => number | undefined;
  readonly walk: ReadonlyMap<number, number>;
}

function toAxis(
  name: string,
  cells: readonly Placed[],
  {
    reported,
    place,
    end,
  }: { reported: ReadonlySet<string>; place: ReadonlyMap<string, number>; end: number },
): Axis {
  const times = new Map<number, Set<number>>();
  for (const cell of cells) {
    const state = place.get(cell.partner) as number;
    times.set(state, (times.get(state) ?? new Set()).add(cell.time));
  }
  const followed = new Set([...reported].map((code) => place.get(code) as number));
  // All reported states start together, so that a step of one is a step of all.
  const first = Math.min(...[...followed].flatMap((state) => [...(times.get(state) ?? [])]));
  const walks = [...times.keys()].sort((a, b) => a - b);
  const grids = walks.map((state) =>
    followed.has(state)
      ? Array.from({ length: end - first + 1 }, (_, i) => first + i)
      : [...(times.get(state) as Set<number>)].sort((a, b) => a - b),
  );
  const start = new Int32Array(walks.length + 1);
  grids.forEach((grid, i) => {
    start[i + 1] = (start[i] as number) + grid.length;
  });
  const points = new Map<number, ReadonlyMap<number, number>>(
    walks.map((state, i) => [
      state,
      new Map((grids[i] as number[]).map((time, j) => [time, (start[i] as number) + j])),
    ]),
  );
  return {
    data: { name, states: Int32Array.from(walks), start, time: Int32Array.from(grids.flat()) },
    point: (state, time) => points.get(state)?.get(time),
    walk: new Map(walks.map((state, i) => [state, i])),
  };
}

function measured(series: LatentSeries, cells: readonly Placed[], errors: CoderErrors) {
  const versions = [...new Set(cells.map(({ version }) => version))].sort();
  const { coder } = series;
  return {
    id: series.id,
    likelihood: series.likelihood,
    versions,
    coder: versions.map((source) => coder && errors(coder.variable, coder.category, source)),
    categories: series.categories,
    cells: {
      value: Float64Array.from(cells, ({ value }) => value),
      size: Float64Array.from(cells, ({ size }) => size),
      noise: Float64Array.from(cells, ({ noise }) => noise),
      version: Int32Array.from(cells, ({ version }) => versions.indexOf(version)),
    } satisfies Cells,
  };
}

function toItem(
  item: LatentItem,
  cells: readonly Placed[],
  axis: number,
  axes: readonly Axis[],
  place: ReadonlyMap<string, number>,
  errors: CoderErrors,
): ItemData {
  const { point, walk } = axes[axis] as Axis;
  const state = (cell: Placed) => place.get(cell.partner) as number;
  return {
    ...measured(item, cells, errors),
    axis,
    group: item.group,
    direction: item.direction,
    linked: item.versions === 'instruments',
    point: Int32Array.from(cells, (cell) => point(state(cell), cell.time) as number),
    walk: Int32Array.from(cells, (cell) => walk.get(state(cell)) as number),
  };
}

function toOutcome(
  id: string,
  list: readonly LatentOutcomeSeries[],
  cellsOf: (series: LatentSeries) => Placed[],
  axes: readonly Axis[],
  place: ReadonlyMap<string, number>,
  errors: CoderErrors,
): OutcomeData {
  const [affinity, slack] = [axes[0] as Axis, axes.find(({ data }) => data.name === 'slack')];
  const members = [...new Set(list.flatMap(cellsOf).map(({ partner }) => place.get(partner) as number))].sort(
    (a, b) => a - b,
  );
  const index = new Map(members.map((state, i) => [state, i]));
  const state = (cell: Placed) => place.get(cell.partner) as number;
  return {
    id,
    states: Int32Array.from(members),
    series: list.map((series): SeriesData => {
      const cells = cellsOf(series);
      return {
        ...measured(series, cells, errors),
        member: Int32Array.from(cells, (cell) => index.get(state(cell)) as number),
        affinity: Int32Array.from(cells, (cell) => affinity.point(state(cell), cell.time) as number),
        slack: Int32Array.from(cells, (cell) => slack?.point(state(cell), cell.time) ?? -1),
        detected: series.detected,
      };
    }),
  };
}
