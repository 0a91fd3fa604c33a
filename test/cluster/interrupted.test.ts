import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { PASSWORD } from '../../scripts/clickhouse-nodes.mjs';
import { followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { followStored } from '../../src/loading/stored.js';
import type { ClickHouseEngine } from '../../src/store/clickhouse/engine.js';
import { MAIN } from '../support/cli.js';
import { twoNodes } from './support/cluster.js';
import { documents, tree } from './support/made-up.js';

const cluster = twoNodes();
let engine: ClickHouseEngine;
beforeEach(async () => {
  engine = await cluster.emptied();
});

const NODES = [0, 1];

/** Lets every question to a table on both nodes last for minutes, with the rows as they are, until what is returned is called. */
async function slowed(table: 'documents' | 'transfers'): Promise<() => Promise<void>> {
  const own = `tierline_${table}_local`;
  const found = await engine.server.rows(
    `SELECT name, type FROM system.columns WHERE database = 'tierline' AND table = '${own}'`,
  );
  const names = found.map(({ name }) => `"${name}"`).join(', ');
  const none = found.map(({ name, type }) => `CAST(0 AS ${type}) AS "${name}"`).join(', ');
  const onBoth = async (...statements: string[]) => {
    for (const node of NODES) for (const sql of statements) await cluster.nodes.ask(node, sql, 'tierline');
  };
  await onBoth(
    `RENAME TABLE ${own} TO kept_${table}`,
    // A pause for each block of 65,536 numbers, none of which is a row.
    `CREATE VIEW ${own} AS SELECT ${names} FROM kept_${table}
     UNION ALL SELECT ${none.replace('CAST(0 AS FixedString(32))', "toFixedString('', 32)")} FROM numbers(20000000) WHERE sleep(0.5) = 1`,
  );
  return () => onBoth(`DROP TABLE ${own}`, `RENAME TABLE kept_${table} TO ${own}`);
}

/** Queries of the command line that run on either node, but the one that asks. */
async function running(): Promise<number> {
  const counts = await Promise.all(
    NODES.map((node) =>
      cluster.nodes.ask(
        node,
        "SELECT count() FROM system.processes WHERE startsWith(initial_query_id, 'tierline-')",
      ),
    ),
  );
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

/** Runs the command line, ends it by a signal once a query of it has run on both nodes for some time, and says what it told. */
async function interrupted(signal: NodeJS.Signals, ...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args, '--store', cluster.nodes.address()], {
    env: { ...process.env, TIERLINE_STORE_PASSWORD: PASSWORD },
  });
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  for (let seen = 0; seen < 10 && child.exitCode === null; await sleep(50))
    seen = (await running()) >= 2 ? seen + 1 : 0;
  expect(child.exitCode, stderr).toBeNull();
  child.kill(signal);
  const [code] = await ended;
  return { code, stderr, left: await running() };
}

const NONE_LEFT = /stopped, no query of this is left on the nodes; /;

test('follow: the query ends on both nodes, and the same trace goes on to the answer of the file', async () => {
  const file = cluster.file('tree.csv', tree(5));
  await loadTransfers(engine, [file]);
  const fast = await slowed('transfers');
  const told = await interrupted('SIGINT', 'follow', '--from', 'a', '--hops', '4');
  await fast();
  expect(told).toMatchObject({ code: 130, left: 0 });
  expect(told.stderr).toMatch(NONE_LEFT);
  expect(told.stderr).toMatch(/the same command goes on/);
  const options = { from: ['a'], hops: 4 };
  expect(await followStored(engine, options)).toEqual(await followValue(await readTransfers(file), options));
});

test('code: the query ends on both nodes, and what was written is said not to be whole', async () => {
  await loadDocuments(engine, [cluster.file('scan.jsonl', documents(300))]);
  const fast = await slowed('documents');
  const told = await interrupted('SIGTERM', 'code', '--json', '--out', cluster.file('codings.jsonl', ''));
  await fast();
  expect(told).toMatchObject({ code: 130, left: 0 });
  expect(told.stderr).toMatch(NONE_LEFT);
  expect(told.stderr).toMatch(/codings\.jsonl is not whole; the same command begins anew/);
});

test('load: the query ends, others may load at once, and the same load counts nothing twice', async () => {
  const [one, two] = [cluster.file('one.csv', tree(3)), cluster.file('two.csv', tree(6))];
  await loadTransfers(engine, [one]);
  const fast = await slowed('transfers');
  const told = await interrupted('SIGINT', 'load', 'transfers', two);
  await fast();
  expect(told).toMatchObject({ code: 130, left: 0 });
  expect(told.stderr).toMatch(NONE_LEFT);
  expect(told.stderr).toMatch(/the same command goes on after them and counts nothing twice/);
  const tables = await engine.server.rows(
    "SELECT name FROM system.tables WHERE name LIKE 'tierline_asked_%'",
  );
  expect(tables).toEqual([]);
  const held = await engine.server.rows(
    "SELECT argMax(state, version) AS stands FROM tierline_loads WHERE heavy = 'lease of transfers' GROUP BY digest HAVING stands = 'held'",
  );
  expect(held).toEqual([]);
  await loadTransfers(engine, [two]);
  expect(
    await engine.server.rows('SELECT count() AS n, uniqExact(content) AS u FROM tierline_transfers'),
  ).toEqual([{ n: '1131', u: '1131' }]);
});
