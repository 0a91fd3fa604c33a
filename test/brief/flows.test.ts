import { expect, test } from 'vitest';
import { Citations } from '../../src/brief/citations.js';
import { flowSection } from '../../src/brief/flows.js';
import { readPack } from '../../src/index.js';
import type { Build, NetworkCountry } from '../../src/types.js';
import { examplePack } from '../support/example.js';
import { type FlowFile, flowFile } from '../support/flows.js';

const STATES = [
  { partner: 'XAA', name: 'Alfaland' },
  { partner: 'XBB', name: 'Bravoland' },
] as NetworkCountry[];

async function section(change: Parameters<typeof flowFile>[0] = () => {}): Promise<string> {
  const pack = await readPack(examplePack({ 'flows/theft.json': flowFile(change) }));
  return flowSection(pack.flows, STATES, new Citations({ pack } as Build)).join('\n');
}
const visible = (flow: FlowFile) => {
  Object.assign(flow.result.coverage, { visible: [{ country: 'XAA', addresses: 2 }] });
};

test('a trace is told with its coverage, its source and its figure', async () => {
  const text = await section();
  expect(text).toContain('Of 105 ETH from `0xa');
  expect(text).toContain('57.1\u00a0% is at tagged services');
  expect(text).toContain('[[1]](#source-1) (`flow.theft`)');
  expect(text).toContain('](flow-theft.svg)');
});

test('what moved around an act comes with its interval, or why there is none', async () => {
  expect(await section()).toContain(
    'In the 1 days before 2022-01-02 100 ETH a day left, in the 1 after it 5, 0.05 times as much; no interval, since value moved on 1 days before',
  );
  const told = await section((flow) => {
    const out = flow.result.around.moved.find(({ what }) => what === 'out');
    Object.assign(out as object, { interval: { q5: 0.011, q95: null }, reason: '' });
  });
  expect(told).toContain('0.05 times as much (0.011 to no end, 90 %, blocks of 1 days).');
});

test('where no tag names a service of a state, that is blindness and no zero', async () => {
  const text = await section(visible);
  expect(text).toContain('No tag names a service of Bravoland:');
  expect(text).toContain('| Alfaland | 0, at most 105 ETH (tagged addresses: 2) |');
  expect(text).toContain('| Bravoland | not visible, at most 105 ETH |');
});

test('what is cut is counted', async () => {
  const text = await section((flow) => {
    Object.assign(flow, { cut: [{ list: 'flows', rows: 7, value: '3' }] });
  });
  expect(text).toContain('Of the list "flows" the 7 smallest rows, 3 ETH, are not kept.');
});

test('without a trace there is no section', () => {
  expect(
    flowSection([], STATES, new Citations({ pack: { evidence: [], sources: [] } } as unknown as Build)),
  ).toEqual([]);
});
