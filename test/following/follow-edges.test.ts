import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { followEdges, openTags, readEdgeList, UsageError } from '../../src/index.js';
import type { EdgeReading } from '../../src/types.js';
import { tagOf } from '../support/tags.js';

const list = (...pairs: string[]): EdgeReading => ({
  edges: pairs.map((pair) => ({ from: pair[0] as string, to: pair[1] as string })),
  skipped: [],
  notices: [],
});
const tags = [tagOf('m', { label: 'Mixer', category: 'mixing_service', source: 'a source' })];

describe('edges without amounts', () => {
  test('lead hop by hop to services, and end there', () => {
    const reach = followEdges(list('ab', 'bm', 'mx', 'ba', 'ac', 'cd', 'zq'), { from: ['a'], tags });
    expect(reach.hops).toEqual([
      { hop: 0, addresses: 1 },
      { hop: 1, addresses: 2 },
      { hop: 2, addresses: 2 },
    ]);
    expect(reach.reached).toMatchObject([
      { service: 'Mixer', kind: 'mixer', address: 'm', hop: 2, country: null },
    ]);
    expect(JSON.stringify(reach)).not.toContain('value');
  });

  test('no further than asked, and not through accounts that send to many', () => {
    expect(followEdges(list('ab', 'bm'), { from: ['a'], tags, hops: 1 }).reached).toEqual([]);
    const crowded = followEdges(list('ab', 'bm', 'bc'), { from: ['a'], tags, fanOut: 1 });
    expect([crowded.reached, crowded.crowded]).toEqual([[], ['b']]);
  });

  test('an address that is in no edge is refused', () => {
    expect(() => followEdges(list('ab'), { from: ['z'] })).toThrow(UsageError);
  });
});

describe('a file is a list of edges', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'tierline-edges-'));
  const read = (text: string) => {
    const file = join(scratch, 'edges.csv');
    writeFileSync(file, text);
    return readEdgeList(file);
  };

  test('by its two columns, bad rows skipped', async () => {
    expect(await read('Source,Target,Color\na,b,red\nb,,grey\n')).toMatchObject({
      edges: [{ from: 'a', to: 'b' }],
      skipped: [{ reason: '"target" is empty' }],
    });
  });

  test.each(['from,to,amount\na,b,1\n', 'from,to\n', 'x,y\na,b\n', 'block_time,from,to,total_eth\n,a,b,1\n'])(
    'but %j only where it has them and no amounts',
    async (text) => {
      expect((await read(text))?.edges ?? null).toEqual(text === 'from,to\n' ? [] : null);
    },
  );
});

const CHAIN = fileURLToPath(new URL('../../../shared/data/chain', import.meta.url));

test.skipIf(!existsSync(CHAIN))(
  'the edges of the Ronin trace lead to exchanges and the mixer (needs ../shared)',
  async () => {
    const reading = await readEdgeList(`${CHAIN}/ronin/axie_trace_graph_edges.csv`);
    expect(reading?.edges).toHaveLength(1294);
    const opened = await openTags([`${CHAIN}/labels`, `${CHAIN}/tagpacks`]);
    const from = ['0x098b716b8aaf21512996dc57eb0615e2383e2f96'];
    const { reached } = followEdges(reading as EdgeReading, { from, ...opened, hops: 4 });
    const names = reached.map(({ service }) => service).join(' ');
    for (const name of ['Huobi', 'Ftx', 'Tornado Cash']) expect(names).toContain(name);
  },
);
