import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mountRefusal } from '../../scripts/clickhouse-nodes.mjs';
import { followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { followStored } from '../../src/loading/stored.js';
import type { FollowResult } from '../../src/types.js';
import { all } from './support/bench.js';
import { twoNodes } from './support/cluster.js';

const refusal = mountRefusal();
if (refusal)
  process.stderr.write(`\n*** Full disks were NOT tried: no disk can be mounted (${refusal}) ***\n\n`);

const FULL = /the disk is full; what was loaded stays, make room and run the same again/;
/** Letters that cannot be made shorter. */
const noise = (i: number, letters: number) =>
  Array.from({ length: Math.ceil(letters / 86) }, (_, part) =>
    createHash('sha512').update(`${i} ${part}`).digest('base64url'),
  ).join(' ');

describe.skipIf(refusal)('a node whose disk is full', () => {
  const cluster = twoNodes({ disk: '8m' });

  test('documents: it is said, what is in stays, and with more room the same load ends', async () => {
    const engine = await cluster.emptied();
    const lines = Array.from({ length: 6_000 }, (_, i) =>
      JSON.stringify({
        id: `d${i}`,
        date: '2011-06-01',
        title: `Lao ${i}`,
        body: noise(i, 2_500),
        lang: 'en',
      }),
    );
    const file = cluster.file('noise.jsonl', lines.join('\n'));
    await expect(loadDocuments(engine, [file])).rejects.toThrow(FULL);
    const there = (await engine.countDocuments()).get('en') as number;
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(6_000);
    await expect(loadDocuments(engine, [file])).rejects.toThrow(FULL);
    cluster.nodes.limitDisk(1, '400m');
    expect(await loadDocuments(engine, [file])).toMatchObject({ rows: 6_000, skipped: 0 });
    expect(await engine.countDocuments()).toEqual(new Map([['en', 6_000]]));
    const ids = new Set(
      (await all(engine.scan({ pattern: '(?-s) lao ', languages: ['en'] }))).map(({ id }) => id),
    );
    expect(ids.size).toBe(6_000);
  });

  test('transfers: the same, and the answer is that of the file', async () => {
    const engine = await cluster.emptied();
    cluster.nodes.limitDisk(1, '8m');
    const account = (i: number) => `0x${createHash('sha1').update(`${i}`).digest('hex')}`;
    const rows = Array.from({ length: 160_000 }, (_, i) =>
      [account(i >> 1), account(i + 1), 7, i, `0x${noise(i, 60).slice(0, 60)}`].join(','),
    );
    const file = cluster.file('noise.csv', ['from,to,amount,block,transaction', ...rows].join('\n'));
    await expect(loadTransfers(engine, [file])).rejects.toThrow(FULL);
    cluster.nodes.limitDisk(1, '400m');
    expect(await loadTransfers(engine, [file])).toMatchObject({ rows: 160_000 });
    expect(
      await engine.server.rows('SELECT count() AS n, uniqExact(content) AS u FROM tierline_transfers'),
    ).toEqual([{ n: '160000', u: '160000' }]);
    const options = { from: [account(0)], hops: 4 };
    // Where rows stream into a store, look-alike names are looked for in the first of them only, and that is noted.
    const unnoted = (result: FollowResult) => ({ ...result, notices: [] });
    expect(unnoted(await followStored(engine, options))).toEqual(
      unnoted(await followValue(await readTransfers(file), options)),
    );
  });
});
