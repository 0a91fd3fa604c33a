import { describe, expect, test } from 'vitest';
import { formAgainstReality } from '../../src/hypotheses/form-reality.js';
import { normal, stream } from '../../src/stats/index.js';
import type { GapResult } from '../../src/types.js';

const RULES = { alpha: 0.05, minPower: 0.8, form: { gap: 1, digest: 'f' } };
const NONE = { from: null, until: null, rows: [] };

const gap = (name: string, q5: number | null, q95: number | null): GapResult => ({
  id: `gap.${name}`,
  partner: name as GapResult['partner'],
  name,
  formal: { median: 0, q5: 0, q95: 0, n: 1 },
  actual: { median: 0, q5: 0, q95: 0, n: 1 },
  gap: { median: q5 === null || q95 === null ? null : (q5 + q95) / 2, q5, q95 },
  probabilityPositive: null,
  evidence: [`${name}-1`],
  dated: {
    formal: { ...NONE, from: '2010-05-01', until: '2015-01-01' },
    actual: { ...NONE, from: '2016-01-01', until: '2023-02-01' },
  },
});

const states = (apart: number, n: number, half = 1) =>
  Array.from({ length: n }, (_, i) =>
    i < apart ? gap(`S${i}`, 0.5, 0.5 + 2 * half) : gap(`S${i}`, -half, half),
  );
const only = (gaps: readonly GapResult[], form: typeof RULES.form | null = RULES.form) =>
  formAgainstReality({ ...RULES, form }, gaps)[0];

describe('formAgainstReality', () => {
  test('of nine states three that part company have p = 0.053, four p = 0.008', () => {
    expect(only(states(3, 9))?.p).toBeCloseTo(0.052972, 5);
    expect(only(states(4, 9))?.p).toBeCloseTo(0.008331, 5);
    expect(only(states(3, 9))?.verdict).toBe('not_determined');
    expect(only(states(4, 9))).toMatchObject({ verdict: 'supported', statistic: 4, n: 9, wouldSettle: '' });
  });

  test('precise gaps of none are a contradiction; uncertain ones are not determined', () => {
    expect(only(states(0, 9, 0.1))?.verdict).toBe('contradicted');
    expect(only(states(0, 9, 2))?.verdict).toBe('not_determined');
  });

  test('power is how often states drawn with and without a gap would show it, each drawn to zero by a prior of variance 1', () => {
    const sd = 0.4;
    const share = 1 - sd ** 2;
    const random = stream(5, 'form');
    let found = 0;
    const runs = 20_000;
    for (let run = 0; run < runs; run++) {
      let apart = 0;
      for (let i = 0; i < 9; i++) {
        const truth = random() < 0.5 ? 1 : 0;
        const data = truth + (sd / Math.sqrt(share)) * normal(random);
        if (Math.abs(share * data) > 1.6448536 * sd) apart++;
      }
      if (apart >= 4) found++;
    }
    expect(only(states(0, 9, 1.6448536 * sd))?.power).toBeCloseTo(found / runs, 1.5);
  });

  test('p is an upper bound: gaps drawn to zero leave it out less often, precise ones as often as they should', () => {
    const [vague, sharp] = [only(states(2, 9, 1.2)), only(states(2, 9, 0.05))];
    expect(vague?.p).toBe(sharp?.p);
    expect(vague?.details['pDrawn']).toBeLessThan(0.5 * (vague?.p as number));
    expect(sharp?.details['misses']).toBeCloseTo(0.1, 2);
    expect(vague?.reason).toContain('at most');
  });

  test('states without a side are no part of it; both sides are dated; without rules nothing is asked', () => {
    const result = only([...states(1, 3), gap('X', null, null)]);
    expect(result?.n).toBe(3);
    expect(result?.evidence).not.toContain('X-1');
    expect(result?.details).toMatchObject({ paperFrom: 2010, paperTo: 2015, factFrom: 2016, factTo: 2023 });
    expect(only(states(1, 3), null)).toBeUndefined();
  });
});
