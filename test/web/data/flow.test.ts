import { describe, expect, test } from 'vitest';
import { flowDrawing } from '../../../src/web/charts/sankey.js';
import { FlowFileError, type FlowResult, readFlow } from '../../../src/web/data/flow.js';

const bounds = { haircut: '6', fifo: '6', lifo: '6', poison: '6' };
const TRACE = {
  method: 'haircut',
  from: ['0xa'],
  asset: { id: 'ETH', symbol: 'ETH', decimals: 18 },
  reached: [{ address: '0xc', asset: 'ETH', value: '6', bounds, service: 'Swapper', kind: 'exchange' }],
  countries: [],
  conservation: { in: '10', out: '6', held: '4' },
  coverage: { unseen: '0', unseenShare: 0, lastSeen: '4', taggedShare: 0.6, countryShare: 0 },
  flows: [
    { from: '0xa', to: '0xb', hops: [0, 1], value: '10' },
    { from: '0xb', to: '0xc', hops: [1, 2], value: '6' },
    { from: '0xc', to: '0xb', hops: [2, 1], value: '1' },
  ],
};

describe('a trace of the reader', () => {
  test('is read as printed, and as a pack stores it', () => {
    expect(readFlow(JSON.stringify(TRACE)).flows).toHaveLength(3);
    expect(readFlow(JSON.stringify({ format: 1, result: TRACE })).method).toBe('haircut');
  });

  test.each([
    ['no JSON', 'from,to\n', /not JSON/],
    ['another JSON', '[1]', /other JSON/],
    ['no flows', JSON.stringify({ ...TRACE, flows: undefined }), /flows missing/],
    [
      'amounts that are none',
      JSON.stringify({ ...TRACE, flows: [{ ...TRACE.flows[0], value: '1e9' }] }),
      /flows/,
    ],
    [
      'a share beyond 1',
      JSON.stringify({ ...TRACE, coverage: { ...TRACE.coverage, taggedShare: 2 } }),
      /coverage/,
    ],
  ])('is refused in words: %s', (_, text, message) => {
    expect(() => readFlow(text)).toThrow(FlowFileError);
    expect(() => readFlow(text)).toThrow(message);
  });

  test('is drawn from left to right; what flows back is counted, not drawn', () => {
    const { graph, left } = flowDrawing(TRACE as unknown as FlowResult, 900);
    expect(left).toBe(1);
    expect(graph.nodes.map(({ label }) => label)).toEqual(['0xa', '0xb', 'Swapper (exchange)']);
    expect(graph.links.map(({ value }) => value)).toEqual([10, 6]);
  });

  test('has the accounts beyond the largest of a hop drawn as one, with their value', () => {
    const flows = Array.from({ length: 30 }, (_, i) => ({
      from: '0xa',
      to: `0x${i}`,
      hops: [0, 1],
      value: String(i + 1),
    }));
    const { graph } = flowDrawing({ ...TRACE, flows } as unknown as FlowResult, 900);
    expect(graph.nodes).toHaveLength(1 + 10 + 1);
    expect(graph.links.reduce((sum, { value }) => sum + value, 0)).toBe(465);
  });
});
