import { expect, test } from 'vitest';
import { inspectPack, readPack } from '../../src/index.js';
import { AMOUNT, estimatesTable } from '../support/estimates.js';
import { examplePack } from '../support/example.js';
import { packFolder } from '../support/packs.js';

test('an estimate stands with its window, unit and rows', async () => {
  const table = estimatesTable({ ...AMOUNT, from: '2019', until: '2019-12', published: '2021-02' });
  const { estimates } = await readPack(examplePack({ 'estimates.csv': table }));
  expect(estimates).toMatchObject([
    {
      amount: 90000,
      amountTo: null,
      unit: 'usd',
      share: null,
      from: '2019',
      knownFrom: '2021-02-28',
      line: 2,
    },
  ]);
});

test.each<[string, Record<string, string>, string]>([
  ['a share without denominator', { share: '59' }, 'a share says nothing without its denominator'],
  [
    'a denominator without share',
    { ...AMOUNT, denominator: 'all thefts' },
    'there is a denominator but no share',
  ],
  ['no figure', {}, 'give either an amount or a share'],
  ['two figures', { ...AMOUNT, share: '59', denominator: 'all thefts' }, 'give either an amount or a share'],
  ['an amount without unit', { amount: '90000' }, 'amount and unit stand together'],
  ['a range upside down', { ...AMOUNT, amount_to: '90000' }, 'it must lie above amount'],
  [
    'a range of a share',
    { share: '5', denominator: 'all thefts', amount_to: '9' },
    'it must lie above amount',
  ],
  ['a day that is none', { ...AMOUNT, until: '2019-13' }, 'until: 2019-13 is not a date'],
  ['a publication that is no day', { ...AMOUNT, published: 'soon' }, 'published: soon is not a date'],
  [
    'a window upside down',
    { ...AMOUNT, from: '2020', until: '2019-12' },
    'until 2019-12 lies before from 2020',
  ],
  ['evidence that is no row', { ...AMOUNT, evidence: 'f-b-1999' }, 'evidence f-b-1999 is no row of a ledger'],
  [
    'an author whom no row names',
    { ...AMOUNT, author: 'Example Firm' },
    'no row of its evidence names Example Firm',
  ],
  ['an unknown unit', { amount: '9', unit: 'ether' }, 'unit: "ether" is not one of'],
  ['no qualifier', { ...AMOUNT, qualifier: '' }, '"qualifier" is missing'],
])('%s is an error of its line', async (_, row, says) => {
  const { issues } = await inspectPack(examplePack({ 'estimates.csv': estimatesTable(row) }));
  const found = issues.filter(({ file, line }) => file === 'estimates.csv' && line === 2);
  expect(
    found.some(({ message }) => message.includes(says)),
    JSON.stringify(found),
  ).toBe(true);
});

test('an id that stands twice is an error', async () => {
  const { issues } = await inspectPack(examplePack({ 'estimates.csv': estimatesTable(AMOUNT, AMOUNT) }));
  expect(issues.map(({ message }) => message)).toContain('one: the id stands twice; give another');
});

test('every figure of packs/dprk-asean stands in one of its rows, as number or in words', async () => {
  const pack = await readPack(packFolder('dprk-asean'));
  const rows = new Map(pack.evidence.map((row) => [row.id, row]));
  const lost = pack.estimates.flatMap(({ id, amount, amountTo, share, evidence }) => {
    const known = evidence.flatMap((row) => figuresOf(rows.get(row)));
    const wanted = [amount, amountTo, share].filter((figure) => figure !== null);
    return wanted.every((figure) => known.some((one) => Math.abs(one - figure) <= 1e-9 * figure)) ? [] : [id];
  });
  expect(pack.estimates.length).toBeGreaterThan(50);
  expect(lost).toEqual([]);
});

/** Numbers of a row: of its columns, and of its words such as $6.75bn, 1,000-2,000 or one per cent. */
function figuresOf(
  row: { own: Readonly<Record<string, unknown>>; summary: string; note: string } | undefined,
): number[] {
  if (!row) return [];
  const own = ['amount_usd', 'share', 'persons'].flatMap((column) =>
    typeof row.own[column] === 'number' ? [row.own[column] as number] : [],
  );
  const text = `${row.summary} ${row.note}`
    .replace(/\bone per cent/, '1 per cent')
    .replace(/\ba hundred/, '100');
  const words = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(?:-(\d[\d,]*))?(bn|m)?/g)].flatMap(
    ([, low, high, scale]) =>
      [low, high]
        .filter((part) => part !== undefined)
        .map(
          (part) => Number((part as string).replaceAll(',', '')) * ({ bn: 1e9, m: 1e6 }[scale ?? ''] ?? 1),
        ),
  );
  return [...own, ...words];
}
