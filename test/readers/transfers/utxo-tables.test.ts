import { describe, expect, test } from 'vitest';
import { Book } from '../../../src/readers/transfers/book.js';
import { csvRows } from '../../../src/readers/transfers/csv-rows.js';
import type { UtxoTable } from '../../../src/readers/transfers/utxo-sources.js';
import { utxoTables } from '../../../src/readers/transfers/utxo-tables.js';
import { inPieces, reasons, told } from '../../support/transfers.js';

/** A block that makes 50, which b spends: 30 to two owners, a fee of 1, the rest back. */
const TABLES: Record<UtxoTable, string[]> = {
  addresses: ['adr_index,adr_hash', '1,miner', '2,shop', '3,friend'],
  transactions: ['tx_index, tx_hash', '10,a', '11,b', '12,c'],
  heights: ['tx_index,block_index', '10,70', '11,71'],
  outputs: [
    'output_index,tx_index,adr_index,output_value,spent_index',
    '1,10,1,50,11',
    '4,11,1,19,0',
    '3,11,3,10,12',
    '2,11,2,20,',
    '5,12,2,10,',
  ],
  inputs: ['output_index,tx_index,adr_index,input_value,spent_index', '1,11,1,50,10', '3,12,3,10,11'],
  blocks: ['blockindex,time,miner', '70,08/09/2012 00:00:00,x', '71,2012-09-09 01:00:00,x'],
};

async function read(changed: Partial<Record<UtxoTable, string[]>> = {}) {
  const book = new Book();
  const tables = { ...TABLES, ...changed };
  const owners = await utxoTables(
    (table) => csvRows(inPieces(new TextEncoder().encode(tables[table].join('\n'))), table, book),
    book,
  );
  return book.reading('utxo-tables', owners);
}

const rows = (table: UtxoTable, ...more: string[]) => ({ [table]: [...TABLES[table], ...more] });

describe('utxo-tables', () => {
  test('coins go from outputs to transactions and on to outputs, in the order of transactions', async () => {
    const { transfers, assets } = await read();
    expect(transfers.map(({ from, to, amount, index }) => [from, to, amount, index])).toEqual([
      ['coinbase', 'a:0', 50n, 0],
      ['a:0', 'b', 50n, 1],
      ['b', 'b:0', 20n, 2],
      ['b', 'b:1', 10n, 3],
      ['b', 'b:2', 19n, 4],
      ['b:1', 'c', 10n, 5],
      ['c', 'c:0', 10n, 6],
    ]);
    expect(assets).toEqual([{ id: 'BTC', symbol: 'BTC', decimals: 8 }]);
  });

  test('owners, heights, and times with the day first', async () => {
    const { transfers, owners } = await read();
    expect([...owners].sort()).toEqual([
      ['a:0', 'miner'],
      ['b:0', 'shop'],
      ['b:1', 'friend'],
      ['b:2', 'miner'],
      ['c:0', 'shop'],
    ]);
    expect(transfers.map(({ block, time }) => [block, time]).filter((_, i) => [0, 1, 5].includes(i))).toEqual(
      [
        [70, '2012-09-08T00:00:00Z'],
        [71, '2012-09-09T01:00:00Z'],
        [null, null],
      ],
    );
  });

  test('of two transactions with one hash the later keeps its own outputs', async () => {
    const { transfers, owners, notices } = await read({
      ...rows('transactions', '13,a', '14,d'),
      ...rows('heights', '13,72', '14,73'),
      ...rows('outputs', '6,13,2,50,14'),
      ...rows('inputs', '6,14,2,50,13'),
    });
    expect(transfers.slice(-2).map(({ from, to, amount }) => [from, to, amount])).toEqual([
      ['coinbase', 'a#13:0', 50n],
      ['a#13:0', 'd', 50n],
    ]);
    expect(transfers.at(-2)?.transaction).toBe('a');
    expect([owners.get('a:0'), owners.get('a#13:0')]).toEqual(['miner', 'shop']);
    expect(notices.map(({ message }) => message)).toEqual([
      'two transactions have one hash; the accounts of the later bear its number too',
    ]);
  });

  test('an output of no value keeps its number', async () => {
    const { transfers, passedOver } = await read({
      outputs: [TABLES.outputs[0] as string, '1,10,1,50,11', '2,11,2,0,', '3,11,3,10,12'],
    });
    expect(transfers.map(({ to }) => to)).toEqual(['a:0', 'b', 'b:1', 'c']);
    expect(passedOver).toEqual([{ reason: 'an amount of zero', count: 1 }]);
  });

  test('so does one whose amount cannot be read', async () => {
    const reading = await read({
      outputs: [TABLES.outputs[0] as string, '1,10,1,50,11', '2,11,2,-7,', '3,11,3,10,12'],
    });
    expect(reading.transfers.map(({ to }) => to)).toEqual(['a:0', 'b', 'b:1', 'c']);
    expect(reading.skipped).toEqual([{ place: 'outputs:3', reason: 'the amount "-7" is negative' }]);
  });

  test('an input whose output is not in the tables comes from outside, with its owner', async () => {
    const reading = await read(
      rows('inputs', '900,11,2,3,8', '901,11,3,1,8', '901,12,2,1,8', '901,12,3,1,8'),
    );
    expect(reading.transfers.filter(({ from }) => from.startsWith('outside:'))).toMatchObject([
      { from: 'outside:900', to: 'b', amount: 3n },
      { from: 'outside:901', to: 'b', amount: 1n },
      { from: 'outside:901', to: 'c', amount: 1n },
      { from: 'outside:901', to: 'c', amount: 1n },
    ]);
    expect([reading.owners.get('outside:900'), reading.owners.get('outside:901')]).toEqual([
      'shop',
      undefined,
    ]);
    expect(told(reading)).toEqual([
      'an input spends an output that is not in the tables, and comes from outside',
      'outputs of one number, which are not in the tables, have several owners',
    ]);
  });

  test.each([
    ['inputs', '1,12,1,50,10', 'the output 1 is spent already at inputs:2'],
    ['inputs', '2,12,2,21,11', 'the output 2 holds 20 by the table of outputs and 21 by this one'],
    ['inputs', '2,12,3,20,11', 'the output 2 is of address 2 by the table of outputs and 3 by this one'],
    ['inputs', '2,99,2,20,11', 'the transaction 99 has no hash in the tables'],
    ['inputs', ',12,2,20,11', '"output_index" is empty'],
    ['outputs', '2,11,2,20,', 'the output 2 is given twice'],
    ['outputs', '9,99,2,20,', 'the transaction 99 has no hash in the tables'],
    ['outputs', '9,12,2', '3 cells where the header has 5; the row is shifted'],
    ['transactions', '10,z', 'tx_index 10 is "z" here and "a" before'],
    ['heights', 'x,1', '"tx_index" is "x", no count'],
    ['blocks', '72,31/09/2012 00:00:00,x', '"31/09/2012 00:00:00" is no time, the day first'],
  ] as const)('%s: %s is skipped with its reason', async (table, row, reason) => {
    expect(reasons(await read(rows(table, row)))).toEqual([reason]);
  });

  test('a transaction whose only input cannot be read makes no coins', async () => {
    const { transfers } = await read({
      inputs: [TABLES.inputs[0] as string, '1,11,1,50,10', 'x,12,3,10,11'],
    });
    expect(transfers.at(-1)).toMatchObject({ from: 'c', to: 'c:0' });
  });

  test('a transaction that gives more than it takes is noticed', async () => {
    const reading = await read(rows('outputs', '6,12,2,1,'));
    expect(reading.notices).toEqual([
      {
        message: 'the outputs of a transaction hold more than its inputs',
        count: 1,
        places: ['transaction c'],
      },
    ]);
  });

  test('an output without an address has no owner, and moves', async () => {
    const reading = await read(rows('outputs', '6,10,,1,', '7,10,88,1,'));
    expect(reading.transfers).toHaveLength(9);
    expect(reading.owners.has('a:1')).toBe(false);
    expect(reading.notices).toMatchObject([{ message: 'an output has no address in the tables', count: 2 }]);
  });
});
