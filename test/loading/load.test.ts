import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compileCoder } from '../../src/coding/code.js';
import { UsageError } from '../../src/error.js';
import { followParquet, followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { followStored, openStore, storedDocuments } from '../../src/loading/stored.js';
import { parseStore } from '../../src/store/address.js';
import { Store } from '../../src/store/store.js';
import { openCodebook } from '../../src/texts/codebook.js';
import { readDocuments } from '../../src/texts/documents.js';
import type { Document } from '../../src/types.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-load-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};
const duck = (name: string) => openStore(parseStore(`duckdb:${join(scratch, name)}`, ''));

const line = (id: string, title: string) =>
  JSON.stringify({ id, date: '2011-05-02', title, body: '', lang: 'en' });

test('documents are loaded once, and those that name a state come back for the same codings', async () => {
  const path = file(
    'some.jsonl',
    [
      line('b', 'Greetings to Lao President'),
      line('a', 'Plan Fulfilled'),
      line('c', 'VIET NAM Thanked'),
      line('c', 'VIET NAM Thanked'),
    ].join('\n'),
  );
  const engine = await duck('documents');
  expect(await loadDocuments(engine, [path])).toMatchObject({ rows: 4, added: 3, known: 0 });
  expect(await loadDocuments(engine, [path])).toMatchObject({ rows: 4, added: 0, known: 1 });
  const codebook = await openCodebook();
  const found: Document[] = [];
  for await (const document of await storedDocuments(engine, codebook, 'wanted')) found.push(document);
  expect(found.map(({ id }) => id)).toEqual(['b', 'c']);
  const read: Document[] = [];
  for await (const item of readDocuments([path])) if (!('reason' in item)) read.push(item);
  const coder = compileCoder(codebook, 'wanted');
  expect(found.flatMap(coder)).toEqual(read.slice(0, 3).flatMap(coder));
  await engine.close();
});

test('transfers are followed from the store as from their file', async () => {
  const path = file('some.csv', 'from,to,amount,block\nthief,a,5,1\na,b,3,2\na,b,3,2\nx,y,0,3\n');
  const engine = await duck('transfers');
  expect(await loadTransfers(engine, [path])).toMatchObject({ rows: 3, added: 3 });
  const options = { from: ['thief'] };
  expect(await followStored(engine, options)).toEqual(await followValue(await readTransfers(path), options));
  await engine.close();
});

test.each([2, 3])(
  'a load that ends before its record number %i is written counts nothing twice',
  async (fatal) => {
    const path = file('money.csv', 'from,to,amount,block\nthief,a,5,1\na,b,3,2\n');
    const engine = await duck(`killed-${fatal}`);
    const record = engine.record.bind(engine);
    let records = 0;
    engine.record = async (load) => {
      if (++records === fatal) throw new Error('ended');
      await record(load);
    };
    await expect(loadTransfers(engine, [path])).rejects.toThrow('ended');
    engine.record = record;
    expect(await loadTransfers(engine, [path])).toMatchObject({ rows: 2, added: 0 });
    const options = { from: ['thief'] };
    expect(await followStored(engine, options)).toEqual(
      await followValue(await readTransfers(path), options),
    );
    await engine.close();
  },
);

test('a file that fails does not stop those after it; all that failed are told at the end', async () => {
  const engine = await duck('some-fail');
  let asked = 0;
  const loads = engine.loads.bind(engine);
  engine.loads = (table) => {
    asked++;
    return loads(table);
  };
  const rows = (from: string) => `from,to,amount,block\n${from},b,5,1\n`;
  const [first, bad, last] = [
    file('first.csv', rows('thief')),
    file('bad.csv', 'what\n1\n'),
    file('last.csv', rows('other')),
  ];
  const none = join(scratch, 'none.csv');
  const failure = await loadTransfers(engine, [first, bad, none, last]).catch(
    (error: Error) => error.message,
  );
  const lines = String(failure).split('\n');
  expect(lines[0]).toBe('2 of 4 files are not in the store, or not in full; the others are:');
  expect(lines[1]).toMatch(/bad\.csv.*no format of transfers/);
  expect(lines[2]).toMatch(/none\.csv cannot be read \(ENOENT\)/);
  expect(lines).toHaveLength(3);
  expect(asked).toBe(1);
  expect((await loads('transfers')).map(({ name, state, ordinal }) => [name, state, ordinal])).toEqual([
    [first, 'done', 1],
    [last, 'done', 2],
  ]);
  await engine.close();
});

test('a store that fails ends the load at once', async () => {
  const engine = await duck('store-fails');
  const names: string[] = [];
  engine.record = async ({ name }) => {
    names.push(name);
    throw new UsageError('the disk is full');
  };
  const files = ['x', 'y'].map((from) => file(`${from}.csv`, `from,to,amount\n${from},b,5\n`));
  await expect(loadTransfers(engine, files)).rejects.toThrow(/^the disk is full$/);
  expect(names).toEqual([files[0]]);
  await engine.close();
});

test('a file that comes twice under two names is loaded once', async () => {
  const engine = await duck('twice');
  const [one, two] = ['one', 'two'].map((name) => file(`same-${name}.csv`, 'from,to,amount\na,b,5\n'));
  const loaded = await loadTransfers(engine, [one as string, two as string]);
  expect(loaded).toMatchObject({ files: 2, known: 1, rows: 2, added: 1 });
  await engine.close();
});

test('files that state different decimal places of one asset are not followed as one', async () => {
  const engine = await duck('places');
  const rows = (decimals: string) => `from,to,amount,asset,decimals,block\nthief,a,5,coin,${decimals},1\n`;
  const [six, none, other] = [
    file('six.csv', rows('6')),
    file('none.csv', rows('')),
    file('other.csv', rows('18')),
  ];
  await loadTransfers(engine, [none, six]);
  const { asset } = await followStored(engine, { from: ['thief'] });
  expect(asset.decimals).toBe(6);
  await loadTransfers(engine, [other]);
  await expect(followStored(engine, { from: ['thief'] })).rejects.toThrow(
    /^coin has 6 decimal places by .*six.csv and 18 by .*other.csv, so that amounts/,
  );
  await engine.close();
});

const [TOKEN, ELSE, WHO, WHOM] = ['1', '2', '3', '4'].map((digit) => `0x${digit.repeat(40)}`) as [
  string,
  string,
  string,
  string,
];

const RESEARCH = `hash,from,to,amount,asset,kind,contract,timestamp_utc,block
0x${'a'.repeat(64)},${WHO},${WHOM},5,TOK,token,${TOKEN},2022-01-01T00:00:00Z,1
`;

test('a file is not passed over where another sender is stated for it', async () => {
  const engine = await duck('sender');
  const rows = RESEARCH.split('\n').map((row) => row.split(',').toSpliced(1, 1).join(','));
  const path = file('senderless.csv', rows.join('\n'));
  await loadTransfers(engine, [path], { from: WHO });
  expect(await loadTransfers(engine, [path], { from: WHO.toUpperCase().replace('X', 'x') })).toMatchObject({
    known: 1,
  });
  await expect(loadTransfers(engine, [path], { from: ELSE })).rejects.toThrow(`now sender=${ELSE} is stated`);
  await engine.close();
});

test('a file is not passed over where other decimal places are stated for a token of it', async () => {
  const engine = await duck('stated');
  const path = file('research.csv', RESEARCH);
  await loadTransfers(engine, [path], { decimals: { [TOKEN]: 6 } });
  const again = (decimals: Readonly<Record<string, number>>) => loadTransfers(engine, [path], { decimals });
  expect(await again({ [TOKEN]: 6 })).toMatchObject({ known: 1 });
  expect(await again({ [ELSE]: 8, [TOKEN]: 6 })).toMatchObject({ known: 1, added: 0 });
  await expect(again({ [TOKEN]: 18 })).rejects.toThrow(
    `research.csv: the store has 1 rows of it, read with ${TOKEN}=6, and now ${TOKEN}=18 is stated`,
  );
  await expect(again({})).rejects.toThrow(/and now no options is stated/);
  await engine.close();
});

test('a file whose load broke off goes on as it was to be read, and not otherwise', async () => {
  const engine = await duck('stated-part');
  const path = file('part.csv', RESEARCH);
  const record = engine.record.bind(engine);
  engine.record = async (load) => {
    if (load.state === 'done') throw new Error('ended');
    await record(load);
  };
  const load = (n: number) => loadTransfers(engine, [path], { decimals: { [TOKEN]: n } });
  await expect(load(6)).rejects.toThrow('ended');
  engine.record = record;
  await expect(load(18)).rejects.toThrow(/part.csv: the store has 1 rows of it/);
  expect(await load(6)).toMatchObject({ rows: 1, added: 0 });
  await engine.close();
});

test('a table that is empty, or of which a load broke off, is not counted from', async () => {
  const engine = await duck('part');
  await expect(followStored(engine, { from: ['thief'] })).rejects.toThrow(
    /has no transfers; run tierline load transfers first/,
  );
  await expect(loadTransfers(engine, [file('no.csv', 'what\n1\n')])).rejects.toThrow(
    /no format of transfers/,
  );
  await expect(followStored(engine, { from: ['thief'] })).rejects.toThrow(/has no transfers/);
  await engine.record({
    table: 'transfers',
    digest: 'd',
    name: 'big.csv',
    ordinal: 1,
    state: 'begun',
    rows: 7,
    remarks: '',
  });
  await expect(followStored(engine, { from: ['thief'] })).rejects.toThrow(
    /7 rows of big.csv, whose load broke off/,
  );
  await engine.close();
});

/** Writes a query as Parquet. */
async function parquet(name: string, select: string): Promise<string> {
  const path = join(scratch, name);
  const store = await Store.open();
  await store.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  store.close();
  return path;
}

test('transfers of Parquet are the rows of the same table as CSV, and are followed as from their file', async () => {
  const UPPER = `0x${'AB'.repeat(20)}`;
  const rows = [
    ['thief', UPPER, '0500', '1'],
    [UPPER, 'b', '300', '2'],
    [UPPER, 'b', '300', '2'],
    ['b', 'c', `${2n ** 255n}`, '3'],
    ['x', 'y', '0', '4'],
    ['x', '', '4', '4'],
  ];
  const values = rows.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ');
  const path = await parquet(
    'some.parquet',
    `SELECT f AS "from", o AS "to", a AS amount, CAST(b AS BIGINT) AS block FROM (VALUES ${values}) AS v(f, o, a, b)`,
  );
  const engine = await duck('parquet');
  await expect(loadTransfers(engine, [path], { decimals: {} })).rejects.toThrow(
    'leave out --sender and --decimals',
  );
  expect(await loadTransfers(engine, [path])).toMatchObject({ rows: 4, added: 4, skipped: 1 });
  expect(await loadTransfers(engine, [path])).toMatchObject({ rows: 4, added: 0, known: 1 });
  const options = { from: ['thief'] };
  expect(await followStored(engine, options)).toEqual(await followParquet(path, options));
  const table = file('same.csv', ['from,to,amount,block', ...rows.map((row) => row.join(','))].join('\n'));
  expect(await loadTransfers(engine, [table])).toMatchObject({ rows: 4, added: 0 });
  await engine.close();
});

test('a long Parquet file comes in its order, with the units of its assets', async () => {
  const path = await parquet(
    'long.parquet',
    `SELECT 'a' || (i // 2) AS "from", 'a' || (i + 1) AS "to", i + 1 AS amount, 'T' AS asset, 2 AS decimals,
       TIMESTAMP '2022-01-01' + INTERVAL (i) SECOND AS "time" FROM range(150000) AS r(i)`,
  );
  const engine = await duck('long');
  expect(await loadTransfers(engine, [path])).toMatchObject({ rows: 150_000, added: 150_000 });
  const options = { from: ['a0'], hops: 12, least: '0.05' };
  const result = await followStored(engine, options);
  expect(result).toEqual(await followParquet(path, options));
  expect(result.asset).toEqual({ id: 'T', symbol: '', decimals: 2 });
  expect(result.coverage).toMatchObject({ orderedBy: 'time', firstTime: '2022-01-01T00:00:00Z' });
  await engine.close();
}, 120_000);
