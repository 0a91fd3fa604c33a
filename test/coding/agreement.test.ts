import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement } from '../../src/coding/agreement.js';
import type { Coding } from '../../src/types.js';
import { bare, CATEGORIES, coding, describeGold, goldCoder } from '../support/gold.js';

const options = { seed: 1, resamples: 200 };
const find = (result: ReturnType<typeof agreement>, name: string) => {
  const found = result.variables.find(({ variable }) => variable === name);
  if (!found) throw new Error(`no variable ${name}`);
  return found;
};

describe('agreement', () => {
  const ann = {
    name: 'ann',
    codings: [
      { ...coding('d1', 'LAO', { act: 'visit' }), formulas: ['two_parties', 'fraternal'] },
      { ...coding('d1', 'VNM'), list: { size: 5, position: 2 } },
      bare('d2', 'THA'),
      coding('d3', 'KHM', { act: 'gift' }),
    ],
  };
  const ben = {
    name: 'ben',
    codings: [
      { ...coding('d1', 'LAO', { act: 'meeting' }), formulas: ['fraternal', 'two_parties'] },
      { ...coding('d1', 'VNM'), list: { size: 5, position: 3 } },
      coding('d2', 'THA'),
      bare('d4', 'CUB'),
    ],
    documents: ['d1', 'd2', 'd3', 'd4'],
  };
  const result = agreement([ann, ben], options);

  test('a variable is compared where both give it a value', () => {
    expect(find(result, 'relevance').overall).toMatchObject({ units: 3, agreement: 2 / 3 });
    expect(find(result, 'act').overall).toMatchObject({ units: 2, agreement: 1 / 2 });
    expect(find(result, 'list_position')).toMatchObject({
      level: 'ordinal',
      overall: { units: 1, agreement: 0 },
    });
    expect(find(result, 'list_size').overall.reason).toBe('all values are the same');
    expect(find(result, 'formulas:fraternal').overall).toMatchObject({ units: 2, agreement: 1, alpha: 1 });
    expect(result.variables.some(({ variable }) => variable === 'formulas:militant')).toBe(false);
  });

  test('the confusion of two coders has rows of the first and columns of the second', () => {
    expect(find(result, 'act').pairs).toHaveLength(1);
    expect(find(result, 'act').pairs[0]).toMatchObject({
      coders: ['ann', 'ben'],
      confusion: {
        categories: ['meeting', 'message', 'visit'],
        counts: [
          [0, 0, 0],
          [0, 1, 0],
          [1, 0, 0],
        ],
      },
    });
  });

  test('disagreements name what each says, and who of those who read the document has no row', () => {
    const byUnit = result.disagreements.map(({ document, partner, fields }) => [
      `${document} ${partner}`,
      fields,
    ]);
    expect(byUnit).toEqual([
      ['d1 LAO', { act: { ann: 'visit', ben: 'meeting' } }],
      ['d1 VNM', { list_position: { ann: '2', ben: '3' } }],
      [
        'd2 THA',
        {
          relevance: { ann: 'incidental', ben: 'relational' },
          act: { ann: '', ben: 'message' },
          direction: { ann: '', ben: 'outgoing' },
          actor_rank: { ann: '', ben: 'premier' },
          partner_rank: { ann: '', ben: 'premier' },
          channel: { ann: '', ben: 'state' },
          exclusivity: { ann: '', ben: 'single' },
        },
      ],
      ['d3 KHM', { relevance: { ann: 'relational', ben: null } }],
    ]);
  });

  test('three coders: every pair, and one alpha over all', () => {
    const three = agreement([ann, ben, { name: 'cho', codings: ann.codings }], options);
    expect(find(three, 'act').pairs.map(({ coders, alpha }) => [...coders, alpha === 1])).toEqual([
      ['ann', 'ben', false],
      ['ann', 'cho', true],
      ['ben', 'cho', false],
    ]);
    expect(find(three, 'act').overall.units).toBe(3);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

const row = fc
  .record({
    document: fc.integer({ min: 1, max: 15 }).map((n) => `d${n}`),
    partner: fc.constantFrom('LAO', 'VNM'),
    relevance: fc.constantFrom('relational', 'relational', 'incidental'),
    act: fc.constantFrom('visit', 'gift', 'message'),
    formulas: fc.subarray([...CATEGORIES.formulas].slice(0, 3)),
  })
  .map(
    ({ document, partner, relevance, act, formulas }): Coding =>
      relevance === 'relational'
        ? { ...coding(document, partner, { act }), formulas }
        : bare(document, partner),
  );
const codings = fc.uniqueArray(row, { selector: (r) => `${r.document} ${r.partner}`, maxLength: 30 });

describe('properties of agreement', () => {
  test('whoever agrees with himself has alpha 1, or none for want of variation, and nothing to adjudicate', () => {
    fc.assert(
      fc.property(codings, (rows) => {
        const same = agreement(
          [
            { name: 'a', codings: rows },
            { name: 'b', codings: rows },
          ],
          { seed: 1, resamples: 20 },
        );
        expect(same.disagreements).toEqual([]);
        for (const { overall } of same.variables) expect([1, null]).toContain(overall.alpha);
      }),
    );
  });

  test('the order of rows does not matter to a single figure, the order of coders to none but the matrices', () => {
    fc.assert(
      fc.property(codings, codings, (first, second) => {
        const a = { name: 'a', codings: first };
        const b = { name: 'b', codings: second };
        const one = agreement([a, b], { seed: 1, resamples: 20 });
        const turned = [
          { ...a, codings: first.toReversed() },
          { ...b, codings: second.toReversed() },
        ];
        expect(agreement(turned, { seed: 1, resamples: 20 })).toEqual(one);
        const other = agreement([b, a], { seed: 1, resamples: 20 });
        for (const [i, { overall }] of one.variables.entries()) {
          const theirs = other.variables[i]?.overall;
          if (overall.alpha === null) expect(theirs?.alpha).toBeNull();
          else expect(theirs?.alpha).toBeCloseTo(overall.alpha, 9);
        }
      }),
    );
  });
});

describeGold('agreement of the two codings of the gold', () => {
  const result = agreement([goldCoder('dev_labels_A.jsonl'), goldCoder('dev_labels_B.jsonl')], { seed: 1 });

  test.each([
    ['relevance', 0.96],
    ['act', 1],
    ['direction', 0.9],
    ['actor_rank', 0.66],
    ['partner_rank', 0.92],
    ['channel', 0.97],
    ['exclusivity', 0.98],
  ])('%s: the alpha stated with the gold, %f', (name, alpha) => {
    const { overall } = find(result, name);
    expect(overall.alpha?.toFixed(2)).toBe(alpha.toFixed(2));
    expect(overall.interval?.low).toBeLessThanOrEqual(overall.alpha as number);
    expect(overall.interval?.high).toBeGreaterThanOrEqual(overall.alpha as number);
  });
});
