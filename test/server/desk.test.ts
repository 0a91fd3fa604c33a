import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from '../../src/server/desk.js';
import { Store } from '../../src/store/store.js';
import { openTables, saveTables } from '../../src/store/tables.js';

let tables: string;
let desk: Desk;
beforeEach(async () => {
  tables = await mkdtemp(join(tmpdir(), 'tierline-desk-'));
  const store = await Store.open();
  await store.run('CREATE TABLE rows AS FROM range(3) t(n)');
  await saveTables(store, tables);
  store.close();
  desk = await Desk.open({ openStore: (options) => openTables(tables, options) });
});
afterEach(() => rm(tables, { recursive: true, force: true }));

const count = (store: Store) => store.query('SELECT count(*)::INTEGER AS n FROM rows');
/** Far longer than a test may take, on any machine. */
const forever = (store: Store) => store.query('SELECT count(*) FROM range(10000000) a, range(10000000) b');

test('its tables are those of the moment it was opened, whatever becomes of the folder', async () => {
  await rm(tables, { recursive: true });
  expect(await desk.use(count)).toEqual([{ n: 3 }]);
  await desk.close();
});

test('where it cannot be opened, that is said at once, and the next one can be', async () => {
  const missing = { openStore: () => openTables(join(tables, 'gone')) };
  await expect(Desk.open(missing)).rejects.toThrow('gone');
  // A store that is locked takes no limits: one that is not limited must not be used.
  const locked = { openStore: () => openTables(tables, { locked: true }) };
  await expect(Desk.open(locked)).rejects.toThrow(/configuration/);
  expect(await desk.use(count)).toEqual([{ n: 3 }]);
  await desk.close();
});

test('it reads no file and takes no setting', async () => {
  for (const sql of ["FROM read_csv('/etc/passwd')", 'SET threads = 2', "COPY rows TO '/tmp/stolen.csv'"])
    await expect(
      desk.use((store) => store.run(sql)),
      sql,
    ).rejects.toThrow(/disabled|locked/);
  await desk.close();
});

test('queries have their turn one after the other, and one that fails holds up nobody', async () => {
  const order: number[] = [];
  const turns = [1, 2, 3].map((n) =>
    desk.use(async (store) => {
      order.push(n);
      await (n === 2 ? store.query('SELECT nothing') : count(store));
      order.push(n);
    }),
  );
  const ends = await Promise.allSettled(turns);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual([1, 1, 2, 3, 3]);
  await desk.close();
});

test('more than eight at once are refused, and taken again when there is room', async () => {
  let free = () => {};
  const held = new Promise<void>((done) => {
    free = done;
  });
  const turns = Array.from({ length: 8 }, () => desk.use(() => held));
  await expect(desk.use(count)).rejects.toMatchObject({ code: 'too_many' });
  free();
  await Promise.all(turns);
  expect(await desk.use(count)).toEqual([{ n: 3 }]);
  await desk.close();
});

test('to close it stops the query that runs and those that wait', async () => {
  const ends = Promise.allSettled([desk.use(forever), desk.use(forever)]);
  await desk.close();
  for (const end of await ends)
    expect(end).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/interrupt/i) },
    });
});
