import { describe, expect, test } from 'vitest';
import { assemble, halfYear } from '../../../src/model/latent/assemble.js';
import type { AxisData, LatentData } from '../../../src/model/latent/data.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { normal, stream } from '../../../src/stats/index.js';
import type { LatentItem, LatentSpec, PanelCell, Partner } from '../../../src/types.js';
import { latentItem as item, latentOutcome as outcome, latentSpec as specOf } from '../../support/latent.js';
import { GOLD } from './likelihoods/support.js';

const cell = (of: string, partner: string, day: string, more: Partial<PanelCell> = {}): PanelCell => ({
  series: of,
  partner,
  day,
  version: '',
  value: 1,
  size: 1,
  noise: 0,
  evidence: [],
  ...more,
});
const partner = (code: string, reported: boolean) => ({ code, reported }) as Partner;
const PARTNERS = [partner('XAA', true), partner('XBB', true), partner('XCC', false)];
const build = (spec: LatentSpec, cells: PanelCell[], partners = PARTNERS) =>
  assemble(spec, cells, partners, () => GOLD);

/** Half-years of a state on an axis. */
function grid(axis: AxisData | undefined, state: number): number[] | undefined {
  const walk = axis?.states.indexOf(state) ?? -1;
  return axis && walk >= 0 ? [...axis.time.slice(axis.start[walk], axis.start[walk + 1])] : undefined;
}

/** The log density and every derivative are finite somewhere. */
function expectDensity(data: LatentData) {
  const model = new LatentModel(data);
  const random = stream(1, 'position');
  const position = Float64Array.from({ length: model.dimension }, () => 0.5 * normal(random));
  const gradient = new Float64Array(model.dimension);
  expect([model.logDensity(position, gradient), ...gradient].every(Number.isFinite)).toBe(true);
}

test('half-years since 2000: the second begins on 1 July', () => {
  expect(['2000-01-01', '2000-06-30', '2000-07-01', '2024-12-31', '1999-12-01'].map(halfYear)).toEqual([
    0, 0, 1, 49, -1,
  ]);
});

describe('grids', () => {
  const CELLS = [
    cell('a', 'XAA', '2001-02-01'),
    cell('a', 'XAA', '2003-08-01'),
    cell('a', 'XBB', '2002-02-01'),
    cell('a', 'XCC', '2001-02-01'),
    cell('a', 'XCC', '2003-08-01'),
  ];
  const data = build(specOf([item('a')]), CELLS);

  test('reported states start together and go on without gaps to the last cell of the panel', () => {
    for (const state of [0, 1]) expect(grid(data.axes[0], state)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('others stand at the middle of the years in which they have cells', () => {
    expect(grid(data.axes[0], 2)).toEqual([3, 7]);
  });

  test('every cell looks at the point of its own state and time', () => {
    const axis = data.axes[0] as AxisData;
    const [points, walks] = [data.items[0]?.point as Int32Array, data.items[0]?.walk as Int32Array];
    expect([...points].map((point) => axis.time[point])).toEqual([2, 7, 4, 3, 7]);
    expect([...walks]).toEqual([0, 0, 1, 2, 2]);
  });

  test('a panel of an earlier as-of ends earlier, and what came later is not in it', () => {
    const early = build(
      specOf([item('a')]),
      CELLS.filter(({ day }) => day < '2003'),
    );
    expect(grid(early.axes[0], 0)).toEqual([2, 3, 4]);
    expect(early.items[0]?.cells.value.length).toBe(3);
  });

  test('affinity is followed wherever slack and the outcomes are', () => {
    const spec = specOf([item('a'), item('s', { axis: 'slack' })], [outcome('o')]);
    const wide = build(spec, [...CELLS, cell('s', 'XBB', '2000-01-01'), cell('o', 'XCC', '2002-01-01')]);
    expect(grid(wide.axes[0], 1)?.[0]).toBe(0);
    expect(grid(wide.axes[0], 2)).toEqual([3, 5, 7]);
    expectDensity(wide);
  });

  test('outcomes see no slack of a state that has none', () => {
    const spec = specOf([item('a'), item('s', { axis: 'slack' })], [outcome('o')]);
    const both = [cell('o', 'XAA', '2003-01-01'), cell('o', 'XBB', '2003-01-01')];
    const sparse = build(spec, [...CELLS, cell('s', 'XBB', '2002-01-01'), ...both]);
    const [none, some] = sparse.outcomes[0]?.series[0]?.slack ?? [];
    expect(none).toBe(-1);
    expect(sparse.axes[1]?.time[some as number]).toBe(6);
    expectDensity(sparse);
  });
});

describe('merging', () => {
  const twice = [
    cell('a', 'XCC', '2001-02-01', { value: 2, size: 3, noise: 1 }),
    cell('a', 'XCC', '2001-08-01', { value: 4, size: 5, noise: 2 }),
    cell('a', 'XCC', '2001-08-01', { value: 9, version: 'w' }),
    cell('a', 'XAA', '2001-02-01'),
  ];
  const cellsOf = (likelihood: LatentItem['likelihood']) =>
    build(specOf([item('a', { likelihood, categories: 20 })]), twice).items[0]?.cells as NonNullable<
      LatentData['items'][number]
    >['cells'];

  test('counts and shares of a state, time and version add up, with exposure and noise', () => {
    for (const likelihood of ['count', 'share'] as const) {
      const { value, size, noise, version } = cellsOf(likelihood);
      expect([[...value], [...size], [...noise], [...version]]).toEqual([
        [6, 9, 1],
        [8, 1, 1],
        [3, 0, 0],
        [0, 1, 0],
      ]);
    }
  });

  test('other cells stay apart', () => {
    expect([...cellsOf('ordinal').value]).toEqual([2, 4, 9, 1]);
  });
});

describe('versions and coders', () => {
  test('versions are in the order of their names, each with the coder errors of its source', () => {
    const coder = { variable: 'act', category: 'visit' };
    const asked: string[] = [];
    const { items } = assemble(
      specOf([item('a', { coder })]),
      [cell('a', 'XAA', '2001-01-01', { version: 'w' }), cell('a', 'XBB', '2001-01-01', { version: 'v' })],
      PARTNERS,
      (...key) => {
        asked.push(key.join(' '));
        return GOLD;
      },
    );
    expect(items[0]?.versions).toEqual(['v', 'w']);
    expect([...(items[0]?.cells.version ?? [])]).toEqual([1, 0]);
    expect(asked).toEqual(['act visit v', 'act visit w']);
    expect(items[0]?.coder).toEqual([GOLD, GOLD]);
  });

  test('what nobody coded has no coder', () => {
    expect(build(specOf([item('a')]), [cell('a', 'XAA', '2001-01-01')]).items[0]?.coder).toEqual([null]);
  });
});

describe('a sparse record', () => {
  const both = [cell('a', 'XAA', '2001-01-01'), cell('a', 'XBB', '2001-07-01')];

  test('an axis, item or outcome without a cell is left out', () => {
    const spec = specOf([item('none', { axis: 'slack' }), item('empty'), item('a')], [outcome('o')]);
    const data = build(spec, both);
    expect(data.axes.map(({ name }) => name)).toEqual(['affinity']);
    expect(data.items.map(({ id, axis }) => [id, axis])).toEqual([['a', 0]]);
    expect(data.outcomes).toEqual([]);
    expectDensity(data);
  });

  test('a constant item, one state, one cell: the priors keep the density proper', () => {
    const years = ['2001-01-01', '2002-01-01', '2003-01-01'];
    const constant = years.flatMap((day) => [
      cell('a', 'XAA', day, { value: 0 }),
      cell('a', 'XBB', day, { value: 0 }),
    ]);
    expectDensity(build(specOf([item('a')]), constant));
    expectDensity(
      build(specOf([item('a')], [outcome('o')]), [
        cell('a', 'XAA', '2001-01-01'),
        cell('o', 'XAA', '2002-01-01'),
      ]),
    );
    expectDensity(
      build(
        specOf([item('a')]),
        [cell('a', 'XCC', '2001-01-01')],
        [partner('XCC', false)].concat(PARTNERS.slice(0, 2)),
      ),
    );
  });
});
