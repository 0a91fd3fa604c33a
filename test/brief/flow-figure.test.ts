import { expect, test } from 'vitest';
import { flowFigure } from '../../src/brief/flow-figure.js';
import type { FollowResult, TracedFlow } from '../../src/types.js';

const flow = (from: string, to: string, hops: readonly [number, number], value: string): TracedFlow => ({
  from,
  to,
  hops,
  value,
});
const bounds = { haircut: '6', fifo: '6', lifo: '6', poison: '6' };
const RESULT: FollowResult = {
  method: 'haircut',
  from: ['thief'],
  asset: { id: 'ETH', symbol: 'ETH', decimals: 18 },
  hops: [],
  reached: [
    {
      service: 'Mixer & Sons',
      kind: 'mixer',
      address: 'm',
      asset: 'ETH',
      value: '6',
      bounds,
      country: null,
      countries: [],
      confidence: 'web_crawl',
      source: '',
      tags: [],
    },
  ],
  countries: [],
  stopped: [],
  unfollowed: [],
  held: [],
  conservation: {
    asset: 'ETH',
    in: '10',
    out: '6',
    held: '4',
    convertedOut: '0',
    convertedIn: '0',
    difference: '0',
  },
  otherAssets: [],
  coverage: {
    transfers: 4,
    used: 4,
    firstTime: null,
    lastTime: null,
    orderedBy: 'row',
    unseen: '0',
    unseenShare: 0.125,
    lastSeen: '4',
    taggedShare: 0.6,
    countryShare: 0,
    tags: 1,
    visible: [],
    packs: 1,
    passedOver: [],
    skipped: 0,
  },
  flows: [
    flow('thief', 'a', [0, 1], '10'),
    flow('a', 'm', [1, 2], '6'),
    flow('a', 'thief', [1, 0], '1'),
    ...Array.from({ length: 20 }, (_, i) => flow('a', `tail-${i}`, [1, 2], '0.1')),
  ],
  skipped: [],
  notices: [],
};

test('the figure says what it finds, names services and leaves nothing out unsaid', () => {
  const svg = flowFigure(RESULT);
  expect(svg).toContain('aria-label="Where 10 ETH went (haircut): 60\u00a0% to tagged services"');
  expect(svg).toContain('Mixer &amp; Sons (mixer)');
  expect(svg).toContain('12.5&#160;% of what followed accounts sent came from outside');
  expect(svg).toContain('Not drawn: 1 flows back');
  expect(svg).toMatch(/9 other accounts {2}0\.9/);
  expect(svg).not.toContain('NaN');
  expect(flowFigure(RESULT)).toBe(svg);
});

test('value that went nowhere is a figure too', () => {
  const svg = flowFigure({ ...RESULT, flows: [], reached: [] });
  expect(svg).toContain('Where 10 ETH went');
  expect(svg).not.toContain('NaN');
});
