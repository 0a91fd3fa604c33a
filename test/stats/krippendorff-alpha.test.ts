import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alphaInterval, krippendorffAlpha, type ReliabilityData, stream } from '../../src/stats/index.js';

/** Units from one line per coder; a value is one character, `*` where it is missing. */
function columns(...coders: string[]): (string | null)[][] {
  const rows = coders.map((line) => line.split(' '));
  return (rows[0] as string[]).map((_, unit) =>
    rows.map((row) => (row[unit] === '*' ? null : (row[unit] as string))),
  );
}

const nominal = (units: (string | null)[][]) => krippendorffAlpha({ level: 'nominal', units });
const numeric = (level: 'ordinal' | 'interval', units: (string | null)[][]) =>
  krippendorffAlpha({
    level,
    units: units.map((row) => row.map((value) => (value === null ? null : Number(value)))),
  });

describe('published examples', () => {
  test('Krippendorff 2011, A: binary data, two observers', () => {
    const { alpha, agreement, units } = nominal(columns('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'));
    expect(alpha).toBeCloseTo(1 - (19 * 4) / (14 * 6), 12);
    expect(alpha).toBeCloseTo(0.095, 3);
    expect(agreement).toBe(0.6);
    expect(units).toBe(10);
  });

  test('Krippendorff 2011, B: nominal data, two observers', () => {
    const { alpha } = nominal(columns('a a b b d c c c e d d a', 'b a b b b c c c e d d d'));
    expect(alpha).toBeCloseTo(155 / 224, 12);
    expect(alpha).toBeCloseTo(0.692, 3);
  });

  test('Krippendorff 2011, C and E: four observers, twelve units, missing values, three levels', () => {
    const units = columns(
      '1 2 3 3 2 1 4 1 2 * * *',
      '1 2 3 3 2 2 4 1 2 5 * 3',
      '* 3 3 3 2 3 4 2 2 5 1 *',
      '1 2 3 3 2 4 4 1 2 5 1 *',
    );
    expect(nominal(units).alpha).toBeCloseTo(0.743, 3);
    expect(numeric('ordinal', units).alpha).toBeCloseTo(0.815, 3);
    expect(numeric('interval', units).alpha).toBeCloseTo(0.849, 3);
    expect(nominal(units).units).toBe(11);
  });

  test('three coders of whom none coded all (the reference values of the Python package krippendorff)', () => {
    const units = columns(
      '* * * * * 3 4 1 2 1 1 3 3 * 3',
      '1 * 2 1 3 3 4 3 * * * * * * *',
      '* * 2 1 3 4 4 * 2 1 1 3 3 * 4',
    );
    expect(nominal(units).alpha).toBeCloseTo(0.691358, 6);
    expect(numeric('interval', units).alpha).toBeCloseTo(0.810845, 6);
  });
});

const value = fc.constantFrom('1', '2', '3', '4', null);
const table = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 12 }))
  .chain(([coders, units]) =>
    fc.array(fc.array(value, { minLength: coders, maxLength: coders }), {
      minLength: units,
      maxLength: units,
    }),
  );
const close = (a: number | null, b: number | null) =>
  a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 9);

/** Disagreement within units against disagreement anywhere, pair by pair, without a matrix of coincidences. */
function alphaByPairs(units: (string | null)[][], difference: (a: string, b: string) => number) {
  const rows = units.map((row) => row.filter((v) => v !== null)).filter((row) => row.length > 1);
  const pool = rows.flat();
  const sum = (values: string[]) =>
    values.reduce((total, a) => total + values.reduce((s, b) => s + difference(a, b), 0), 0);
  const within = rows.reduce((total, row) => total + sum(row) / (row.length - 1), 0) / pool.length;
  const anywhere = sum(pool) / (pool.length * (pool.length - 1));
  return pool.length === 0 || anywhere === 0 ? null : 1 - within / anywhere;
}

describe('properties', () => {
  test('equals the definition by pairs of values', () => {
    fc.assert(
      fc.property(table, (units) => {
        close(
          nominal(units).alpha,
          alphaByPairs(units, (a, b) => Number(a !== b)),
        );
        close(
          numeric('interval', units).alpha,
          alphaByPairs(units, (a, b) => (Number(a) - Number(b)) ** 2),
        );
      }),
    );
  });

  test('new names for nominal categories change nothing', () => {
    const names: Record<string, string> = { 1: 'wreath', 2: 'banquet', 3: 'message', 4: 'visit' };
    fc.assert(
      fc.property(table, (units) => {
        const renamed = units.map((row) => row.map((v) => (v === null ? null : (names[v] as string))));
        close(nominal(renamed).alpha, nominal(units).alpha);
      }),
    );
  });

  test('ordinal alpha knows only the order of values, interval alpha only their distances', () => {
    fc.assert(
      fc.property(table, (units) => {
        const map = (f: (v: number) => number) =>
          units.map((row) => row.map((v) => (v === null ? null : String(f(Number(v))))));
        close(
          numeric(
            'ordinal',
            map((v) => v ** 3),
          ).alpha,
          numeric('ordinal', units).alpha,
        );
        close(
          numeric(
            'interval',
            map((v) => 7 - 2 * v),
          ).alpha,
          numeric('interval', units).alpha,
        );
      }),
    );
  });

  test('the order of units and coders does not matter', () => {
    fc.assert(
      fc.property(table, (units) => {
        const turned = units.toReversed().map((row) => row.toReversed());
        close(nominal(turned).alpha, nominal(units).alpha);
        close(numeric('ordinal', turned).alpha, numeric('ordinal', units).alpha);
      }),
    );
  });

  test('is 1 just where all coders agree, and never above', () => {
    fc.assert(
      fc.property(table, (units) => {
        const { alpha, agreement } = nominal(units);
        if (alpha === null) return;
        expect(alpha).toBeLessThanOrEqual(1);
        expect(alpha === 1).toBe(agreement === 1);
      }),
    );
  });
});

describe('undefined cases', () => {
  test('no unit with two values', () => {
    expect(
      nominal([
        ['a', null],
        [null, 'b'],
      ]),
    ).toEqual({
      alpha: null,
      reason: 'no unit has two values',
      agreement: null,
      units: 0,
    });
    expect(nominal([]).alpha).toBeNull();
  });

  test('no variation: coders who only ever say one thing cannot be told from a stuck clock', () => {
    expect(
      nominal([
        ['a', 'a'],
        ['a', 'a'],
        ['b', null],
      ]),
    ).toEqual({
      alpha: null,
      reason: 'all values are the same',
      agreement: 1,
      units: 2,
    });
  });
});

describe('alphaInterval', () => {
  const units = Array.from({ length: 60 }, (_, i) => [String(i % 3), i % 7 === 0 ? '9' : String(i % 3)]);
  const data: ReliabilityData = { level: 'nominal', units };
  const alone = units.map((_, i) => String(i));
  const interval = (clusters: string[], seed = 1) =>
    alphaInterval(data, clusters, stream(seed, 'test'), 2000);

  test('the same stream gives the same interval, and it holds the estimate', () => {
    const { alpha } = krippendorffAlpha(data);
    const bounds = interval(alone);
    expect(bounds).toEqual(interval(alone));
    expect(bounds).not.toEqual(interval(alone, 2));
    expect(bounds?.low).toBeLessThan(alpha as number);
    expect(bounds?.high).toBeGreaterThan(alpha as number);
    expect(bounds?.resamples).toBe(2000);
  });

  test('units of one document move together: disagreements that come in clusters widen it', () => {
    const lumped = units.map((_, i) => (i % 7 === 0 ? `x${Math.floor(i / 21)}` : `y${Math.floor(i / 2)}`));
    const width = (bounds: ReturnType<typeof interval>) => (bounds?.high as number) - (bounds?.low as number);
    expect(width(interval(lumped))).toBeGreaterThan(width(interval(alone)) * 1.2);
  });

  test('perfect agreement stays perfect; resamples without variation are left out and counted', () => {
    const rare = Array.from({ length: 40 }, (_, i) => (i === 0 ? ['b', 'b'] : ['a', 'a']));
    const bounds = alphaInterval(
      { level: 'nominal', units: rare },
      rare.map((_, i) => String(i)),
      stream(1),
      1000,
    );
    expect(bounds).toMatchObject({ low: 1, high: 1 });
    expect(bounds?.resamples).toBeGreaterThan(580);
    expect(bounds?.resamples).toBeLessThan(680);
  });

  test('is not given for fewer than ten clusters, nor where most resamples are undefined', () => {
    expect(interval(units.map((_, i) => String(i % 9)))).toBeNull();
    const constant = units.map(() => ['a', 'a']);
    expect(alphaInterval({ level: 'nominal', units: constant }, alone, stream(1), 100)).toBeNull();
  });
});
