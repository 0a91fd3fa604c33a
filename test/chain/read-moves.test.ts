import { expect, test } from 'vitest';
import { readMoves } from '../../src/chain/read-moves.js';
import { Store } from '../../src/store/store.js';

const LONG = (1n << 256n) - 1n;

/** Rows as (seq, src, dst, asset, into_asset, amount, received). */
async function read(rows: string, some?: string) {
  const store = await Store.open();
  try {
    await store.run(`CREATE TABLE moves AS SELECT *, NULL AS time
      FROM (VALUES ${rows}) AS v(seq, src, dst, asset, into_asset, amount, received)`);
    return [...passages(await readMoves(store, some))];
  } finally {
    store.close();
  }
}

function* passages(moves: Awaited<ReturnType<typeof readMoves>>) {
  for (let place = 0; place < moves.length; place++) yield moves.at(place);
}

test('moves are read in order however they are stored, and with gaps in their numbers', async () => {
  const rows = `(9, 1, 2, 0, 0, '30', '30'), (0, 0, 1, 0, 0, '${LONG}', '${LONG}'), (4, 0, 2, 0, 0, '${1n << 95n}', '${1n << 95n}')`;
  const sent = (from: number, to: number, amount: bigint) => ({
    from,
    to,
    asset: 0,
    amount,
    into: 0,
    received: amount,
  });
  const all = [sent(0, 1, LONG), sent(0, 2, 1n << 95n), sent(1, 2, 30n)];
  expect(await read(rows)).toEqual(all);
  expect(await read(rows, 'dst = 2')).toEqual(all.slice(1));
});

test('what is received in a swap is read beside what is paid, to 256 bits', async () => {
  const rows = `(1, 1, 2, 3, 3, '5', '5'), (0, 0, 1, 0, 3, '7', '${LONG}')`;
  expect(await read(rows)).toEqual([
    { from: 0, to: 1, asset: 0, amount: 7n, into: 3, received: LONG },
    { from: 1, to: 2, asset: 3, amount: 5n, into: 3, received: 5n },
  ]);
});
