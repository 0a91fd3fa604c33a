import { expect, test } from 'vitest';
import { openOnRecord } from '../../src/entities/on-record.js';
import { readPack } from '../../src/index.js';
import { examplePack, swap } from '../support/example.js';
import { networksTable } from '../support/networks.js';

const pack = await readPack(
  examplePack({
    'networks.csv': networksTable({ aliases: 'Alfa Payments Ltd' }),
    'ledger/external.csv': swap('direct,other,Alfabank', 'indirect,other,Alfabank'),
    'ledger/findings.csv': swap('direct,,Alfabank', 'direct,,Charlie Trading; KIM Chol Sok'),
  }),
);
const onRecord = openOnRecord(pack);

test('a body under any of its names, with the rows it rests on, those with a direct link first', () => {
  const found = onRecord('ALFA Payments');
  expect(found?.bodies).toEqual([{ id: 'alfabank', name: 'Alfabank', kind: 'bank', partner: 'XAA' }]);
  expect(found?.rows.map(({ id, kind, link }) => [id, kind, link])).toEqual([
    ['f-a-2018', 'front_company', 'direct'],
    ['x-a-2019', 'other_state_act', 'indirect'],
  ]);
});

test('rows that name a party of the name, one of several, though no body bears it', () => {
  expect(onRecord('charlie trading')).toMatchObject({
    bodies: [],
    rows: [{ id: 'f-a-2018', link: 'direct' }],
  });
  expect(onRecord('Gim Cheol-seok')?.rows.map(({ id }) => id)).toEqual(['f-a-2018']);
});

test('nothing is on record of other names', () => {
  expect(onRecord('Kim Sok Chol')).toBeNull();
  expect(onRecord('Delta Holding')).toBeNull();
});
