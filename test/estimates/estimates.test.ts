import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflict } from '../../src/estimates/view.js';
import { listEstimates, readPack, UsageError, withdraw } from '../../src/index.js';
import type { EstimateRow } from '../../src/types.js';
import { AMOUNT, estimatesTable } from '../support/estimates.js';
import { examplePack } from '../support/example.js';
import { packFolder } from '../support/packs.js';

const figure = (amount: number, qualifier: string, more: Partial<EstimateRow> = {}) =>
  ({
    id: `${amount} ${qualifier}`,
    what: 'theft',
    from: '2025',
    until: '2025',
    unit: 'usd',
    denominator: '',
    amount,
    amountTo: null,
    share: null,
    qualifier,
    ...more,
  }) as EstimateRow;

test.each<[string, EstimateRow, EstimateRow, boolean]>([
  ['two figures', figure(2.02, 'about'), figure(1.65, 'about'), true],
  ['the same figure', figure(2, 'about'), figure(2, 'exact'), false],
  ['at least less', figure(2.02, 'about'), figure(2, 'at_least'), false],
  ['at least more', figure(1.65, 'about'), figure(2, 'at_least'), true],
  ['up to more', figure(1.65, 'about'), figure(2, 'up_to'), false],
  ['up to less than at least', figure(1, 'up_to'), figure(2, 'at_least'), true],
  ['within a range', figure(1, 'about', { amountTo: 3 }), figure(2, 'about'), false],
  ['beyond a range', figure(1, 'about', { amountTo: 3 }), figure(4, 'about'), true],
  ['another time', figure(2.02, 'about'), figure(1.65, 'about', { until: '2025-09' }), false],
  ['another thing', figure(2.02, 'about'), figure(1.65, 'about', { what: 'income' }), false],
  ['another unit', figure(2.02, 'about'), figure(1.65, 'about', { unit: 'persons' }), false],
])('%s', (_, a, b, expected) => {
  expect(conflict(a, b)).toBe(expected);
});

test('shares of unlike denominators never conflict, and conflict goes both ways', () => {
  const all = figure(59, 'about', {
    id: 'a',
    amount: null,
    unit: null,
    share: 59,
    denominator: 'all thefts',
  });
  const services = { ...all, id: 'b', share: 76, denominator: 'thefts from services' };
  expect(conflict(all, services)).toBe(false);
  expect(conflict(all, { ...services, denominator: 'all thefts' })).toBe(true);
  const any = fc.record({
    amount: fc.integer({ min: 1, max: 5 }),
    qualifier: fc.constantFrom('about', 'at_least', 'up_to'),
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [one, two] = [
        figure(a.amount, a.qualifier, { id: 'a' }),
        figure(b.amount, b.qualifier, { id: 'b' }),
      ];
      return conflict(one, two) === conflict(two, one);
    }),
  );
});

test('an estimate comes with its sources and what it conflicts with; as of a day only what was public', async () => {
  const table = estimatesTable(
    { ...AMOUNT, id: 'new', published: '2023' },
    { ...AMOUNT, id: 'old', amount: '70000' },
  );
  const pack = await readPack(examplePack({ 'estimates.csv': table }));
  const idsAsOf = (asOf: string) =>
    listEstimates(pack, { asOf }).flatMap(({ estimates }) => estimates.map(({ id }) => id));
  expect(listEstimates(pack)).toMatchObject([
    {
      topic: 'grill',
      estimates: [
        {
          id: 'new',
          conflicts: ['old'],
          credibility: 3,
          sources: [{ id: 'panel-2021', published: '2021-03', status: 'read' }],
        },
        { id: 'old', conflicts: ['new'] },
      ],
    },
  ]);
  expect(['2021-03-30', '2021-03-31', '2023-12-30', '2023-12-31'].map(idsAsOf)).toEqual([
    [],
    ['old'],
    ['old'],
    ['new', 'old'],
  ]);
  expect(() => listEstimates(pack, { topic: 'theft' })).toThrow(UsageError);
  expect(withdraw(pack, ['f-b-2019']).estimates).toEqual([]);
});

test('theft in 2025: three authors, two times and two denominators side by side', async () => {
  const [topic] = listEstimates(await readPack(packFolder('dprk-asean')), { topic: 'theft-2025' });
  const of = (id: string) => topic?.estimates.find((one) => one.id === id);
  expect(of('chainalysis-2025')).toMatchObject({ amount: 2.02e9, conflicts: [] });
  expect(of('msmt-2025')).toMatchObject({ amount: 1.65e9, until: '2025-09', conflicts: ['elliptic-2025'] });
  expect([of('chainalysis-2025-share-all'), of('chainalysis-2025-share-services')]).toMatchObject([
    { share: 59, conflicts: [] },
    { share: 76, conflicts: [] },
  ]);
});
