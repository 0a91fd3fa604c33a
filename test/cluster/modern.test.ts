import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChdbNode, chdbAtHand, startChdb } from '../../scripts/chdb-node.mjs';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { openStore } from '../../src/loading/stored.js';
import { parseStore } from '../../src/store/address.js';
import type { ClickHouseEngine } from '../../src/store/clickhouse/engine.js';
import { all, type Bench, RUNS, scratch } from './support/bench.js';
import { duckAt, sameOnCodebooks } from './support/codebooks.js';
import { sameOnGraphs } from './support/graphs.js';

// `npm run test:cluster` installs chdb, and says loudly where it could not.
const missing = chdbAtHand() ? undefined : 'chdb is not installed';

describe.skipIf(missing).each([null, 'alone'] as const)('a current release, cluster %s', (cluster) => {
  const file = scratch();
  let node: ChdbNode;
  let engine: ClickHouseEngine;
  const empty = async () => {
    await engine.prepare();
    for (const table of ['documents', 'transfers', 'loads'])
      await engine.server.run(`TRUNCATE TABLE tierline_${table}_local`);
  };
  const at = async (options: Parameters<ChdbNode['address']>[0]) =>
    (await openStore(parseStore(node.address(options), ''))) as ClickHouseEngine;
  // The cluster asks all that the node does, and through more.
  const runs = cluster === null ? Math.ceil(RUNS / 4) : RUNS;
  const bench = (): Bench => ({ engine, empty, file });
  beforeAll(async () => {
    node = await startChdb();
    engine = await at({ cluster });
  });
  afterAll(async () => {
    await engine?.close();
    await node?.stop();
  });

  test('it is one', async () => {
    const [row] = await engine.server.rows('SELECT version() AS version');
    expect(Number.parseInt(String(row?.['version']), 10)).toBeGreaterThan(24);
  });

  test('random graphs: the same answer as from DuckDB, and no tables are left', async () => {
    await sameOnGraphs(bench(), runs);
    const left = await engine.server.rows(
      "SELECT name FROM system.tables WHERE database = 'tierline' AND NOT match(name, '^tierline_(documents|transfers|loads)(_local)?$')",
    );
    expect(left).toEqual([]);
  });

  test('random codebooks: the same codings as from DuckDB and from the file', async () => {
    await sameOnCodebooks(bench(), runs);
  });

  test('files that overlap: the rows of each are there once, counted as DuckDB counts them', async () => {
    await empty();
    const local = await duckAt(file('overlap', ''));
    const line = (i: number) =>
      JSON.stringify({
        id: `d${i}`,
        date: '2011-02-03',
        title: `It's \\ "${i}"`,
        body: 'x',
        lang: i % 2 ? 'en' : 'es',
      });
    const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i));
    const files = [file('one.jsonl', lines(0, 60).join('\n')), file('two.jsonl', lines(40, 100).join('\n'))];
    for (const one of [engine, local]) {
      expect(await loadDocuments(one, files)).toMatchObject({ rows: 120, added: 100 });
      expect(await loadDocuments(one, files)).toMatchObject({ known: 2, added: 0 });
      expect(await one.countDocuments()).toEqual(
        new Map([
          ['en', 50],
          ['es', 50],
        ]),
      );
    }
    const question = { pattern: '(?-s).*', languages: ['en', 'es'], slice: 7 };
    expect(await all(engine.scan(question))).toEqual(await all(local.scan(question)));
    const head = 'from,to,amount,block,index,transaction\n';
    const [one, two] = ['a,b,5,1,1,t1\na,b,5,1,1,t1\n', 'c,d,7,2,1,t2\n'];
    expect(await loadTransfers(engine, [file('one.csv', head + one)])).toMatchObject({ added: 2 });
    expect(await loadTransfers(engine, [file('both.csv', head + one + two)])).toMatchObject({
      rows: 3,
      added: 1,
      shards: { answered: 1, expected: 1 },
    });
    await local.close();
  });

  test('what cannot be asked is told, and what to do', async () => {
    await expect(at({ cluster: 'nobody' })).rejects.toThrow(/no cluster "nobody" is known there/);
    await expect(at({ cluster, database: 'nothing' })).rejects.toThrow(/database is not there/);
    const hasty = await at({ cluster, options: 'seconds=1' });
    await expect(
      hasty.server.rows('SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 0'),
    ).rejects.toThrow(/longer than seconds= allows/);
    await expect(engine.server.rows('SELECT 1 FROM tierline_nothing')).rejects.toThrow(/table is not there/);
    await hasty.close();
  });
});
