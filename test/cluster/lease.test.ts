import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { PASSWORD } from '../../scripts/clickhouse-nodes.mjs';
import { MAIN } from '../support/cli.js';
import { twoNodes } from './support/cluster.js';
import { tree } from './support/made-up.js';

const cluster = twoNodes();

test('of two clients that load overlapping files at one time one is told of the other, and nothing is there twice', async () => {
  const engine = await cluster.engine();
  await cluster.empty(engine);
  const [one, two] = [
    cluster.file('lease-one.csv', tree(9)),
    cluster.file('lease-two.csv', `${tree(9)}\nz,y,1,99999`),
  ];
  const load = (file: string) =>
    new Promise<string>((done) =>
      execFile(
        process.execPath,
        [MAIN, 'load', 'transfers', file, '--store', cluster.nodes.address()],
        { env: { ...process.env, TIERLINE_STORE_PASSWORD: PASSWORD } },
        (error, _, stderr) => done(error ? stderr : ''),
      ),
    );
  const held = await engine.reserve('transfers');
  expect(await load(one)).toMatch(
    new RegExp(`another client \\(process ${process.pid} on .*\\) loads transfers`),
  );
  await held();
  const told = await Promise.all([load(one), load(two)]);
  for (const words of told.filter((text) => text !== '')) expect(words).toContain('another client (process');
  for (const file of [one, two]) expect(await load(file)).toBe('');
  const rows = 3 * ((3 ** 9 - 1) / 2) + 1;
  const counted = await engine.server.rows(
    'SELECT count() AS n, uniqExact(content) AS u FROM tierline_transfers',
  );
  expect(counted).toEqual([{ n: `${rows}`, u: `${rows}` }]);
});
