import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { publishedBy } from '../../src/as-of.js';
import { cutResult } from '../../src/chain/stored.js';
import { followValue, inspectPack, openTags, readPack, readTransfers, withdraw } from '../../src/index.js';
import type { StoredFlow } from '../../src/types.js';
import { examplePack } from '../support/example.js';
import { type FlowFile, flowFile } from '../support/flows.js';
import { packFolder } from '../support/packs.js';

const packWith = (file: string) => examplePack({ 'flows/theft.json': file });

test('a trace stands with what it says of every reported state', async () => {
  const visible = [{ country: 'XAA', addresses: 2 }];
  const file = flowFile((flow) => {
    Object.assign(flow.result.coverage, { visible });
  });
  const { flows } = await readPack(packWith(file));
  expect(flows).toMatchObject([{ id: 'theft', title: 'Coins taken from an example bank' }]);
  expect(flows[0]?.states.slice(0, 2)).toEqual([
    { flow: 'theft', partner: 'XAA', asset: 'ETH', addresses: 2, value: '0', most: '105' },
    { flow: 'theft', partner: 'XBB', asset: 'ETH', addresses: 0, value: null, most: '105' },
  ]);
});

test.each<[string, (flow: FlowFile) => void, string]>([
  [
    'a source that is none',
    (flow) => Object.assign(flow, { sources: ['nobody'] }),
    'source nobody is not in',
  ],
  [
    'a row that is none',
    (flow) => Object.assign(flow, { evidence: ['nothing'] }),
    'evidence nothing is no row',
  ],
  [
    'a day that is none',
    (flow) => Object.assign(flow, { published: '2022-02-30' }),
    'not a day of the calendar',
  ],
  [
    'a transfer after the day on which all were public',
    ({ result }) => Object.assign(result.coverage, { lastTime: '2099-01-01T00:00:00Z' }),
    'published: a transfer is of 2099-01-01, which is after 2022-02-01',
  ],
  [
    'an amount made larger',
    ({ result }) => Object.assign(result.conservation, { in: '106' }),
    'in 106 is not out, held and swapped together; the file was edited',
  ],
  [
    'a row that was taken out',
    ({ result }) => result.held.splice(0, 1),
    'held 45 is not the sum of its rows and of what is cut',
  ],
  ['a field that nobody knows', (flow) => Object.assign(flow, { mood: 'good' }), 'unknown field "mood"'],
])('%s is an error', async (_, change, message) => {
  const { issues, pack } = await inspectPack(packWith(flowFile(change)));
  expect(pack).toBeUndefined();
  expect(issues.filter(({ file }) => file === 'flows/theft.json').map((issue) => issue.message)).toEqual([
    expect.stringContaining(message),
  ]);
});

test('what is no JSON is an error', async () => {
  const { issues } = await inspectPack(packWith('{'));
  expect(issues).toMatchObject([{ file: 'flows/theft.json', severity: 'error' }]);
  expect(issues[0]?.message).toMatch(/^not JSON/);
});

test('a trace is known when its transfers were public, and goes with a source', async () => {
  const pack = await readPack(packWith(flowFile()));
  expect(publishedBy(pack, '2022-01-31').flows).toEqual([]);
  expect(publishedBy(pack, '2022-02-01').flows).toHaveLength(1);
  expect(withdraw(pack, ['panel-2021']).flows).toEqual([]);
  expect(withdraw(pack, ['f-b-2019']).flows).toMatchObject([{ evidence: [] }]);
});

const CHAIN = fileURLToPath(new URL('../../../shared/data/chain', import.meta.url));
const stored = (id: string): Omit<StoredFlow, 'id' | 'states'> =>
  JSON.parse(readFileSync(join(packFolder('dprk-asean'), `flows/${id}.json`), 'utf8'));

describe.skipIf(!existsSync(CHAIN))('traces of dprk-asean (needs ../shared)', () => {
  test.each([
    {
      id: 'ronin-2022',
      file: 'ronin/dune_LazarusTabularTxs1322519.csv',
      options: {
        from: ['0x098b716b8aaf21512996dc57eb0615e2383e2f96'],
        inflows: [
          { address: '0x098b716b8aaf21512996dc57eb0615e2383e2f96', amount: '173600', time: '2022-03-23' },
        ],
        around: '2022-04-14',
      },
      reading: {},
    },
    {
      id: 'bybit-hop2-2025',
      file: 'bybit/phvaz_hop2.csv',
      options: { from: ['0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e'], asset: 'ETH' },
      reading: { from: '0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e' },
    },
  ])('$id is what its transfers give', async ({ id, file, options, reading }) => {
    const path = join(CHAIN, file);
    const { tags, actors, used } = await openTags([join(CHAIN, 'tagpacks'), join(CHAIN, 'labels')]);
    const found = await followValue(await readTransfers(path, reading), {
      ...options,
      tags,
      actors,
      packs: used.length,
    });
    const { cut, result, files } = stored(id);
    expect(JSON.parse(JSON.stringify(cutResult(found)))).toEqual({ cut, result });
    expect(files[0]?.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });
});
