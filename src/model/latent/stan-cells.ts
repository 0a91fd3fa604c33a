import type { Cells, ItemData, LatentData, OutcomeData } from './data.js';
import { groupsOf } from './latent-model.js';
import { halfYearName, pointAt, pointsOf } from './quantities.js';

/** Cells of all measures end to end, with entries (item and state), members (outcome and state) and reported rates. */
export interface StanCells {
  readonly sizes: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  readonly logRate: readonly string[];
}

interface Cell {
  readonly cells: Cells;
  readonly c: number;
  readonly version: number;
  readonly point: number;
  readonly slack: number;
  readonly detection: number;
  readonly of: number;
}

/** `offsets` is where the points of each axis begin in the list of all. */
export function cellsForStan(data: LatentData, offsets: readonly number[]): StanCells {
  const entries = entriesOf(data);
  const itemCells = data.items.map((item, i) => {
    const version = versionsBefore(data, i);
    return [...item.point.keys()].map(
      (c): Cell => ({
        cells: item.cells,
        c,
        version: version + item.cells.version[c]! + 1,
        point: offsets[item.axis]! + item.point[c]! + 1,
        slack: 0,
        detection: 0,
        of: entries.findIndex((entry) => entry.item === i && entry.walk === item.walk[c]) + 1,
      }),
    );
  });
  const series = seriesCells(data, offsets[1] ?? 0);
  const measures = [...itemCells, ...series.cells];
  const all = measures.flat();
  const ends = measures.map((_, m) => measures.slice(0, m + 1).flat().length);
  const reported = ratesOf(data, offsets[1] ?? 0);
  const members = data.outcomes.flatMap(({ states }, o) => [...states].map(() => o + 1));
  const value = (read: (cell: Cell) => number) => all.map(read);
  return {
    sizes: {
      entries: entries.length,
      levels: entries.filter(({ level }) => level > 0).length,
      members: members.length,
      detections: series.detections,
      rates: reported.length,
      item_cells: itemCells.flat().length,
      cells: all.length,
    },
    arrays: {
      cell_first: ends.map((_, m) => (ends[m - 1] ?? 0) + 1),
      cell_last: ends,
      entry_item: entries.map(({ item }) => item + 1),
      entry_factor_at: entries.map(({ factor }) => factor),
      entry_level_at: entries.map(({ level }) => level),
      entry_cells: entries.map(({ cells }) => cells),
      member_outcome: members,
      member_cells: members.map((_, b) => series.cells.flat().filter(({ of }) => of === b + 1).length),
      value: value(({ cells, c }) => cells.value[c]!),
      whole: value(({ cells, c }) => (Number.isInteger(cells.value[c]) ? cells.value[c]! : 0)),
      extent: value(({ cells, c }) => cells.size[c]!),
      trials: value(({ cells, c }) => (Number.isInteger(cells.size[c]) ? cells.size[c]! : 0)),
      noise: value(({ cells, c }) => cells.noise[c]!),
      cell_version: value(({ version }) => version),
      cell_point: value(({ point }) => point),
      cell_slack_at: value(({ slack }) => slack),
      cell_detection_at: value(({ detection }) => detection),
      cell_of: value(({ of }) => of),
      rate_member: reported.map(({ member }) => member),
      rate_point: reported.map(({ point }) => point),
      rate_slack_at: reported.map(({ slack }) => slack),
    },
    logRate: reported.map(({ name }) => name),
  };
}

function versionsBefore({ items, outcomes }: LatentData, measure: number): number {
  const measures = [...items, ...outcomes.flatMap(({ series }) => series)];
  return measures.slice(0, measure).reduce((sum, { versions }) => sum + versions.length, 0);
}

/** Item by item the walks that have cells, in the order of the item's levels. */
function entriesOf(data: LatentData) {
  const groups = groupsOf(data);
  let levels = 0;
  return data.items.flatMap((item, i) => {
    const walks = [...new Set(item.walk)].sort((a, b) => a - b);
    const count = (walk: number) => item.walk.filter((one) => one === walk).length;
    const peculiar = walks.some((walk) => count(walk) > 1);
    return walks.map((walk) => ({
      item: i,
      walk,
      cells: count(walk),
      factor: factorAt(groups, item, walk),
      level: peculiar ? ++levels : 0,
    }));
  });
}

function factorAt(groups: ReturnType<typeof groupsOf>, { group }: ItemData, walk: number): number {
  let before = 0;
  for (const [id, { size }] of groups) {
    if (id === group) return before + walk + 1;
    before += size;
  }
  return 0;
}

function seriesCells(data: LatentData, slackOffset: number) {
  let measure = data.items.length;
  let detections = 0;
  let members = 0;
  const cells = data.outcomes.flatMap((outcome) => {
    const first = members;
    members += outcome.states.length;
    return outcome.series.map((series) => {
      const version = versionsBefore(data, measure++);
      const families = series.versions.length;
      const before = detections;
      if (series.detected) detections += (Math.max(...series.member) + 1) * families;
      return [...series.member].map(
        (member, c): Cell => ({
          cells: series.cells,
          c,
          version: version + series.cells.version[c]! + 1,
          point: series.affinity[c]! + 1,
          slack: series.slack[c]! < 0 ? 0 : slackOffset + series.slack[c]! + 1,
          detection: series.detected ? before + member * families + series.cells.version[c]! + 1 : 0,
          of: first + member + 1,
        }),
      );
    });
  });
  return { cells, detections };
}

/** The log rate of every member at every half-year of its walk of affinity. */
function ratesOf({ axes, outcomes, states }: LatentData, slackOffset: number) {
  const affinity = axes[0]!;
  const slack = axes.find(({ name }) => name === 'slack');
  let members = 0;
  return outcomes.flatMap(({ id, states: of }: OutcomeData) =>
    [...of].flatMap((state) => {
      const member = ++members;
      return pointsOf(affinity, affinity.states.indexOf(state)).map((point) => {
        const time = affinity.time[point]!;
        const at = slack ? pointAt(slack, state, time) : -1;
        return {
          name: `${id}[${states[state]},${halfYearName(time)}]`,
          member,
          point: point + 1,
          slack: at < 0 ? 0 : slackOffset + at + 1,
        };
      });
    }),
  );
}
