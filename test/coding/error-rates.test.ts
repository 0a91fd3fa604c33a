import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjudicate } from '../../src/coding/adjudicate.js';
import { type ErrorReport, errorRates } from '../../src/coding/error-rates.js';
import type { CodedField, Coder, Coding } from '../../src/types.js';
import { bare, coding, describeGold, goldCoder, goldPath } from '../support/gold.js';

const settled = (row: Coding, contested: CodedField[] = []) => ({ ...row, adjudicated: [], contested });
const options = { seed: 1, resamples: 100 };

describe('errorRates', () => {
  const gold = {
    name: 'gold',
    codings: [
      settled({ ...coding('d1', 'LAO', { act: 'visit' }), formulas: ['fraternal', 'two_parties'] }),
      settled({ ...coding('d1', 'VNM', { act: 'visit' }), formulas: ['fraternal'] }),
      settled(coding('d2', 'LAO', { act: 'gift' })),
      settled(coding('d2', 'THA', { act: 'gift' }), ['act', 'formulas']),
      settled(bare('d3', 'KHM')),
      settled(coding('d4', 'KHM')),
    ],
    documents: ['d1', 'd2', 'd3', 'd4', 'd5'],
  };
  const rules = {
    name: 'rules',
    codings: [
      { ...coding('d1', 'LAO', { act: 'visit' }), formulas: ['fraternal', 'militant'] },
      coding('d1', 'VNM', { act: 'meeting' }),
      coding('d2', 'LAO', { act: 'gift' }),
      { ...coding('d2', 'THA', { act: 'visit' }), formulas: ['militant'] },
      coding('d3', 'KHM'),
      bare('d5', 'CUB', 'third_party'),
      coding('d9', 'LAO'),
    ],
  };
  const report = errorRates(gold, rules, options);
  const value = (rate: { value: number | null }) => rate.value;

  test('states added and missed, over the rows of either; documents the gold does not hold are left out', () => {
    expect(report.attribution).toMatchObject({
      rows: 7,
      added: [{ document: 'd5', partner: 'CUB' }],
      missing: [{ document: 'd4', partner: 'KHM' }],
      error: { value: 2 / 7 },
    });
    expect(report.documents).toBe(5);
  });

  test('relevance is rated over the rows of both', () => {
    const { confusion, categories, n, accuracy } = report.variables.relevance;
    expect(n).toBe(7);
    expect(value(accuracy)).toBeCloseTo(4 / 7, 12);
    expect(confusion.categories).toEqual(['(none)', 'incidental', 'relational', 'third_party']);
    expect(confusion.counts).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 0],
      [1, 0, 4, 0],
      [0, 0, 0, 0],
    ]);
    expect(confusion.rates[3]).toBeNull();
    expect(Object.keys(categories)).toEqual(['incidental', 'relational', 'third_party']);
    expect(categories['relational']).toMatchObject({
      n: 5,
      precision: { value: 0.8 },
      recall: { value: 0.8 },
    });
  });

  test('acts are rated where both hold the row relational; a contested one is left out', () => {
    const { n, categories, precision } = report.variables.act;
    expect(n).toBe(3);
    expect(value(precision)).toBeCloseTo(2 / 3, 12);
    expect(categories['visit']).toMatchObject({ n: 2, precision: { value: 1 }, recall: { value: 0.5 } });
    expect(categories['meeting']).toMatchObject({ n: 0, precision: { value: 0 }, recall: { value: null } });
  });

  test('formulas: right and found over all phrases, and each as present or absent', () => {
    const { precision, recall } = report.variables.formulas;
    expect(value(precision)).toBe(1 / 2);
    expect(value(recall)).toBeCloseTo(1 / 3, 12);
    expect(report.formulas['fraternal']).toMatchObject({
      categories: ['absent', 'present'],
      counts: [
        [1, 0],
        [1, 1],
      ],
    });
    expect(report.formulas['two_parties']?.rates).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('periods split documents, rows and errors', () => {
    const split = errorRates(gold, rules, { ...options, periodOf: (id) => (id < 'd3' ? 'early' : 'late') });
    expect(Object.keys(split.periods)).toEqual(['early', 'late']);
    const { early, late } = split.periods;
    expect([early?.documents, late?.documents]).toEqual([2, 3]);
    expect([early?.attribution.error.value, late?.attribution.error.value]).toEqual([0, 2 / 3]);
    expect([early?.variables.act.n, late?.variables.act.n]).toEqual([3, 0]);
    expect(late?.variables.act.macroF1).toEqual({ value: null, interval: null });
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

const row = fc
  .record({
    document: fc.integer({ min: 1, max: 20 }).map((n) => `d${n}`),
    partner: fc.constantFrom('LAO', 'VNM'),
    relevance: fc.constantFrom('relational', 'incidental'),
    act: fc.constantFrom('visit', 'gift', 'message'),
    formulas: fc.subarray(['fraternal', 'militant']),
  })
  .map(({ document, partner, relevance, act, formulas }) =>
    relevance === 'relational'
      ? { ...coding(document, partner, { act }), formulas }
      : bare(document, partner),
  );
const codings = fc.uniqueArray(row, { selector: (r) => `${r.document} ${r.partner}`, maxLength: 40 });

describe('properties of error rates', () => {
  test('a coder who says what the gold says has no error', () => {
    fc.assert(
      fc.property(codings, (rows) => {
        const report = errorRates(
          { name: 'gold', codings: rows.map((r) => settled(r)) },
          { name: 'same', codings: rows },
          { seed: 1, resamples: 20 },
        );
        expect(report.attribution.error.value ?? 0).toBe(0);
        for (const { n, accuracy, weightedF1, confusion } of Object.values(report.variables)) {
          if (n > 0) expect([accuracy.value, weightedF1.value]).toEqual([1, 1]);
          for (const [i, counts] of confusion.counts.entries())
            expect(counts.every((count, j) => count === 0 || i === j)).toBe(true);
        }
      }),
    );
  });

  test('the order of rows does not matter, and intervals hold their estimate', () => {
    fc.assert(
      fc.property(codings, codings, (a, b) => {
        const rate = (gold: Coding[], coded: Coding[]): ErrorReport =>
          errorRates(
            { name: 'gold', codings: gold.map((r) => settled(r)) },
            { name: 'rules', codings: coded },
            { seed: 1, resamples: 20 },
          );
        const report = rate(a, b);
        expect(rate(a.toReversed(), b.toReversed())).toEqual(report);
        for (const { accuracy } of Object.values(report.variables)) {
          if (accuracy.value === null || accuracy.interval === null) continue;
          expect(accuracy.interval.low).toBeLessThanOrEqual(accuracy.value + 1e-12);
          expect(accuracy.interval.high).toBeGreaterThanOrEqual(accuracy.value - 1e-12);
        }
      }),
    );
  });
});

interface Evaluated {
  n: number;
  accuracy: number | null;
  macro_f1: number | null;
  weighted_f1: number | null;
  classes: Record<string, { n: number; precision: number | null; recall: number | null; f1: number | null }>;
}

/** Equal to 1e-9, null to null. */
function expectSame(ours: number | null | undefined, theirs: number | null, what: string): void {
  if (theirs === null) expect(ours, what).toBeNull();
  else expect(Math.abs((ours as number) - theirs), what).toBeLessThan(1e-9);
}

function expectEvaluated(
  gold: Parameters<typeof errorRates>[0],
  coder: Coder,
  goldFile: string,
  file: string,
) {
  const report = errorRates(gold, coder, options);
  const printed = execFileSync(process.execPath, [goldPath('evaluate.mjs'), goldFile, file, '--json'], {
    encoding: 'utf8',
  });
  const expected = JSON.parse(printed) as Record<string, Evaluated>;
  expect(Object.keys(report.variables)).toEqual(Object.keys(expected));
  for (const [variable, theirs] of Object.entries(expected)) {
    const ours = report.variables[variable as keyof ErrorReport['variables']];
    expect(ours.n, variable).toBe(theirs.n);
    expectSame(ours.accuracy.value, theirs.accuracy, variable);
    expectSame(ours.macroF1.value, theirs.macro_f1, variable);
    expectSame(ours.weightedF1.value, theirs.weighted_f1, variable);
    expect(Object.keys(ours.categories)).toEqual(Object.keys(theirs.classes));
    for (const [category, rates] of Object.entries(theirs.classes)) {
      expect(ours.categories[category]?.n).toBe(rates.n);
      for (const key of ['precision', 'recall', 'f1'] as const)
        expectSame(ours.categories[category]?.[key].value, rates[key], `${variable} ${category} ${key}`);
    }
  }
}

const toRow = ({
  document,
  partner,
  values,
  formulas,
  contested,
}: Coding & { contested?: readonly string[] }) => ({
  id: document,
  partner,
  ...values,
  formulas,
  contested,
});

describeGold('error rates of the two codings of the gold', () => {
  const gold = goldCoder('dev_gold.jsonl');

  test.each(['dev_labels_A.jsonl', 'dev_labels_B.jsonl'])('%s: the figures of evaluate.mjs', (name) => {
    expectEvaluated(gold, goldCoder(name), goldPath('dev_gold.jsonl'), goldPath(name));
  });

  test('the figures of evaluate.mjs too for a gold with contested fields and a coder who adds and misses states', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierline-'));
    const write = (name: string, rows: readonly (Coding & { contested?: readonly string[] })[]) => {
      const path = join(folder, name);
      writeFileSync(path, rows.map((row) => `${JSON.stringify(toRow(row))}\n`).join(''));
      return path;
    };
    const [first, second] = [goldCoder('dev_labels_A.jsonl'), goldCoder('dev_labels_B.jsonl')];
    const open = adjudicate([first, second], { file: '', adjudications: [], issues: [] });
    const rows = second.codings.flatMap((row, i) =>
      i % 7 === 0 ? [] : i % 9 === 0 ? [row, { ...row, partner: 'ZZZ' }] : [row],
    );
    expectEvaluated(
      open,
      { name: 'ben', codings: rows },
      write('gold.jsonl', open.codings),
      write('ben.jsonl', rows),
    );
    rmSync(folder, { recursive: true });
  });

  test('by period: rows and documents of the periods add up to the whole', () => {
    const periodOf = (id: string) => id.replace(/^kcna-(hl|\d{4}).*/, '$1');
    const { periods, variables, documents } = errorRates(gold, goldCoder('dev_labels_A.jsonl'), {
      ...options,
      periodOf,
    });
    expect(Object.keys(periods)).toEqual(['2011', '2024', 'hl']);
    const sum = (f: (rates: (typeof periods)[string]) => number) =>
      Object.values(periods).reduce((total, rates) => total + f(rates), 0);
    expect(sum((rates) => rates.documents)).toBe(documents);
    expect(sum((rates) => rates.variables.act.n)).toBe(variables.act.n);
  });
});
