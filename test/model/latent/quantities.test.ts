import { describe, expect, test } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { halfYearName, isReported, quantitiesOf } from '../../../src/model/latent/quantities.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData, withLists } from './support.js';

/** Five states; the last two are not reported. Affinity at half-years 0, 2, 3, 4, 5, 6; the window begins at 4. */
const MODEL = new LatentModel(smallData(5));
const REPORTING = { states: [0, 1, 2], from: 4, seed: 7 };
const { names, write } = quantitiesOf(MODEL, REPORTING);
const random = stream(3, 'position');
const POSITION = Float64Array.from({ length: MODEL.dimension }, () => 0.3 * normal(random));
const VALUES = new Float64Array(names.length);
write(POSITION, VALUES);
const value = (name: string) => VALUES[names.indexOf(name)] as number;

describe('what is kept of a draw', () => {
  test('has one value for each name, and no name twice', () => {
    expect(new Set(names).size).toBe(names.length);
    expect([...VALUES].every(Number.isFinite)).toBe(true);
  });

  test('places of lists, which would be the same places again, are not replicated', () => {
    const data = withLists(5);
    const list = data.items.find(({ likelihood }) => likelihood === 'list')?.id;
    const kept = quantitiesOf(new LatentModel(data), REPORTING).names;
    expect(kept).toContain(`log_lik[${list}]`);
    expect(kept).not.toContain(`replicate.mean[${list}]`);
    expect(kept).toContain('replicate.mean[votes]');
  });

  test('scalars stand as they are, correlations beside their atanh', () => {
    expect(value('engagement.b_affinity')).toBe(
      POSITION[MODEL.layout.scalars.findIndex(({ name }) => name === 'engagement.b_affinity')],
    );
    for (const name of ['stock_correlation', 'shock_correlation'])
      expect(value(name)).toBeCloseTo(Math.tanh(value(`${name}.atanh`)), 14);
  });

  test.each(['affinity', 'slack', 'form', 'engagement', 'revenue'])(
    '%s of a reported state is the mean of its half-years in the window',
    (measure) => {
      for (const state of ['S0', 'S1', 'S2']) {
        // Form has no point at the half-year 5.
        const inWindow = [4, 5, 6].map((time) => `${measure}[${state},${halfYearName(time)}]`);
        const present = inWindow.filter((name) => names.includes(name));
        expect(present.length).toBe(measure === 'form' ? 2 : 3);
        const sum = present.reduce((total, name) => total + value(name), 0);
        expect(value(`${measure}[${state}]`)).toBeCloseTo(sum / present.length, 12);
      }
    },
  );

  test('of other states only the affinity of the window is kept', () => {
    expect(names.filter((name) => /\[S[34]/.test(name))).toEqual(['affinity[S3]', 'affinity[S4]']);
  });

  test('a state whose record ends before the window is compared by its last point', () => {
    const late = quantitiesOf(MODEL, { ...REPORTING, from: 40 });
    const values = new Float64Array(late.names.length);
    late.write(POSITION, values);
    expect(values[late.names.indexOf('affinity[S0]')]).toBe(value('affinity[S0,2003-1]'));
    expect(values[late.names.indexOf('affinity[S4]')]).toBe(MODEL.x[0]?.at(-1));
  });

  test('replicates of one position are the same whenever they are drawn, and other for another seed', () => {
    const again = new Float64Array(names.length);
    write(
      POSITION.map((x) => x / 2),
      again,
    );
    write(POSITION, again);
    expect(again).toEqual(VALUES);
    quantitiesOf(MODEL, { ...REPORTING, seed: 8 }).write(POSITION, again);
    const changed = names.filter((_, i) => again[i] !== VALUES[i]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((name) => name.startsWith('replicate.'))).toBe(true);
  });
});

test('reported are values by state, coefficients, correlations and loadings', () => {
  const reported = ['affinity[LAO,2024-1]', 'engagement.b_slack', 'stock_correlation', 'party.log_loading'];
  const nuisance = [
    'party.intercept',
    'party.log_sigma',
    'stock_correlation.atanh',
    'party.log_group_loading',
  ];
  expect([...reported, ...nuisance].filter(isReported)).toEqual(reported);
});

test('half-years are named by year and half, also before 2000', () => {
  expect([0, 1, 48, -1, -6].map(halfYearName)).toEqual(['2000-1', '2000-2', '2024-1', '1999-2', '1997-1']);
});
