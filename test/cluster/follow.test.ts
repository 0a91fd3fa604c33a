import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadTransfers } from '../../src/loading/load.js';
import { followStored } from '../../src/loading/stored.js';
import { ClusterTrace } from '../../src/store/clickhouse/trace.js';
import { twoNodes } from './support/cluster.js';
import { sameOnGraphs, told } from './support/graphs.js';
import { tree } from './support/made-up.js';

const cluster = twoNodes();
const CHAIN = fileURLToPath(new URL('../../../shared/data/chain', import.meta.url));

test('many graphs: the same answer as DuckDB, with swaps, ties, several assets and files without time', async () => {
  await sameOnGraphs(await cluster.bench());
  expect(
    await cluster.nodes.ask(0, "SELECT count() FROM system.tables WHERE name LIKE 'tierline_trace_%'"),
  ).toBe('0');
});

test('accounts of all hops together are bounded, also where a trace goes on', async () => {
  const engine = await cluster.emptied();
  await loadTransfers(engine, [cluster.file('tree.csv', tree(2))]);
  const trace = (most: number) =>
    new ClusterTrace(engine.server, {
      trace: 'bound',
      asset: 'coin',
      hops: 2,
      fanOut: 100,
      window: { order: ['block', '"index"', 'place'], within: '1' },
      hold: () => {},
      most,
    });
  const reach = (most: number) => trace(most).reach({ sources: ['a'], stops: [] });
  // 1, 3 and 9 accounts.
  for (const _ of ['anew', 'again'])
    await expect(reach(10)).rejects.toThrow('the first 2 hops reach 13 accounts, more than 10; follow fewer');
  expect(await reach(13)).toHaveLength(13);
  await trace(13).drop();
});

test.skipIf(!existsSync(CHAIN))(
  'every file of transfers in the shared data: the same answer as from the file',
  async () => {
    const engine = await cluster.engine();
    let compared = 0;
    const paths = ['ronin', 'bybit', 'etl_samples', 'utxo_testdb']
      .flatMap((folder) => readdirSync(join(CHAIN, folder)).map((name) => join(CHAIN, folder, name)))
      .concat(['sample2009', 'testdata'].map((name) => join(CHAIN, 'utxo_testdb', name)));
    for (const path of paths) {
      const reading = await readTransfers(path).catch(() => null);
      if (!reading || reading.transfers.length === 0) continue;
      await cluster.empty(engine);
      await loadTransfers(engine, [path]);
      const [first] = reading.transfers;
      for (const { from, asset } of [first, reading.transfers.at(-1)].filter((one) => one !== undefined)) {
        const options = { from: [reading.owners.get(from) ?? from], asset, hops: 4 };
        const expected = await told(followValue(reading, options));
        expect(await told(followStored(engine, options)), `${path} from ${from}`).toBe(expected);
        if (expected.startsWith('{')) compared++;
      }
    }
    expect(compared).toBeGreaterThan(8);
  },
);
