import { expect, test } from 'vitest';
import { Batch } from '../../src/loading/batch.js';
import { Filling } from '../../src/loading/filling.js';
import type { Engine, Load, RowBatch } from '../../src/store/engine.js';

const LOAD: Load = {
  table: 'transfers',
  digest: 'd',
  name: 'f',
  ordinal: 1,
  state: 'begun',
  rows: 0,
  remarks: '',
};

/** What a store is told, in order; `fails` makes the n-th batch fail. */
function store({ rows = 0, alone = true, untouched = true, fails = 0, told = (): boolean => true } = {}) {
  const log: string[] = [];
  let batches = 0;
  const make = (): RowBatch<string> => {
    const held: string[] = [];
    return {
      get rows() {
        return held.length;
      },
      push: (row) => held.push(row),
      async add(fresh) {
        await new Promise((done) => setTimeout(done, 1));
        if (++batches === fails) throw new Error('the store is away');
        log.push(`${fresh ? 'fresh' : 'asked'} ${held.join('')}`);
        return held.length;
      },
    };
  };
  const engine = { record: async (load: Load) => void log.push(`rows ${load.rows}`) } as unknown as Engine;
  const filling = new Filling(engine, { ...LOAD, rows }, alone, untouched, {});
  return { log, filling, batch: new Batch({ rows: 2, units: 100 }, filling, make, told) };
}

async function pour(batch: Batch<string>, rows: string): Promise<void> {
  for (const row of rows) {
    batch.push(row === '-' ? null : row);
    if (batch.full) await batch.flush();
  }
  await batch.end();
}

test('rows are added in order, each batch before it is recorded', async () => {
  const { log, batch, filling } = store();
  await pour(batch, 'abcde');
  expect(log).toEqual(['rows 0', 'fresh ab', 'rows 2', 'fresh cd', 'rows 4', 'fresh e', 'rows 5']);
  expect(filling).toMatchObject({ rows: 5, added: 5 });
});

test('a load that broke off passes over what is in, and asks for the first batch after it', async () => {
  const { log, batch } = store({ rows: 3, untouched: false });
  await pour(batch, 'abcdefg');
  expect(log).toEqual(['asked de', 'rows 5', 'fresh fg', 'rows 7']);
});

test('a load that broke off before its first batch was recorded asks for that batch', async () => {
  const { log, batch } = store({ untouched: false });
  await pour(batch, 'abcd');
  expect(log).toEqual(['rows 0', 'asked ab', 'rows 2', 'fresh cd', 'rows 4']);
});

test('beside other files, and where rows were forgotten, every batch is asked for', async () => {
  const beside = store({ alone: false });
  await pour(beside.batch, 'abc');
  expect(beside.log.filter((line) => line.startsWith('fresh'))).toEqual([]);
  let known = true;
  const forgets = store({ told: () => known });
  forgets.batch.push('a');
  await forgets.batch.flush();
  known = false;
  await pour(forgets.batch, 'b');
  expect(forgets.log).toEqual(['rows 0', 'fresh a', 'rows 1', 'asked b', 'rows 2']);
});

test('rows that the file had before are counted and not added', async () => {
  const { log, batch, filling } = store();
  await pour(batch, 'a---b');
  expect(log).toEqual(['rows 0', 'fresh a', 'rows 2', 'rows 4', 'fresh b', 'rows 5']);
  expect(filling.added).toBe(2);
});

test('a batch that fails is told, and none after it is recorded', async () => {
  const { log, batch } = store({ fails: 2 });
  await expect(pour(batch, 'abcdefgh')).rejects.toThrow('the store is away');
  expect(log).toEqual(['rows 0', 'fresh ab', 'rows 2']);
});
