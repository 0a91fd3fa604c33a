import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS, type Method } from '../../src/chain/holdings/holding.js';
import type { Move } from '../../src/chain/moves.js';
import { differenceOf, type TraceQuestion, traceValue } from '../../src/chain/trace-value.js';

const move = (from: number, to: number, amount: bigint): Move => ({
  from,
  to,
  asset: 0,
  amount,
  into: 0,
  received: amount,
  time: null,
});

/** Account 0 is the source; 1 to 4 are followed, 5 and above are where following stops. */
function question(method: Method, more: Partial<TraceQuestion> = {}): TraceQuestion {
  return {
    method,
    asset: 0,
    sources: new Set([0]),
    followed: new Set([0, 1, 2, 3, 4]),
    inflows: [],
    hop: new Map([0, 1, 2, 3, 4].map((account) => [account, account === 0 ? 0 : 1])),
    ...more,
  };
}

const arrived = (moves: readonly Move[], method: Method, account: number): bigint =>
  traceValue(moves, question(method)).assets.get(0)?.arrived.get(account) ?? 0n;

describe('three stolen and seven clean coins, of which an account sends four on', () => {
  // Anderson, Shumailov and Ahmed (2018) take such an account as their example: under the haircut all its coins are 30 % stolen.
  const clean = move(6, 1, 7n);
  const stolen = move(0, 1, 3n);
  const sent = move(1, 5, 4n);

  test.each<[Method, bigint, bigint]>([
    ['haircut', 1n, 1n],
    ['fifo', 0n, 3n],
    ['lifo', 3n, 0n],
    ['poison', 4n, 4n],
  ])('%s: %s arrive if the clean came first, %s if the stolen did', (method, cleanFirst, stolenFirst) => {
    expect(arrived([clean, stolen, sent], method, 5)).toBe(cleanFirst);
    expect(arrived([stolen, clean, sent], method, 5)).toBe(stolenFirst);
  });
});

test('nothing that left before traced value came is traced', () => {
  for (const method of METHODS)
    expect(arrived([move(6, 1, 5n), move(1, 5, 2n), move(0, 1, 9n)], method, 5)).toBe(0n);
});

test('what an account sends beyond what it is seen to have came from elsewhere and is clean', () => {
  for (const method of ['haircut', 'fifo', 'lifo'] as const) {
    const flow = traceValue([move(0, 1, 3n), move(1, 5, 10n)], question(method)).assets.get(0);
    expect(flow?.arrived.get(5)).toBe(3n);
    expect(flow?.unseen).toBe(7n);
  }
});

test('value that comes back to its source enters once', () => {
  const flow = traceValue([move(0, 1, 8n), move(1, 0, 8n), move(0, 5, 8n)], question('haircut')).assets.get(
    0,
  );
  expect(flow?.injected).toBe(8n);
  expect(flow?.arrived.get(5)).toBe(8n);
});

test('a source with a declared inflow sends no more traced value than that', () => {
  const inflows = [{ account: 0, amount: 10n, before: 1 }];
  const moves = [move(0, 5, 4n), move(0, 5, 25n)];
  const flow = traceValue(moves, question('haircut', { inflows })).assets.get(0);
  expect(flow?.arrived.get(5)).toBe(10n);
  expect(flow?.unseen).toBe(4n + 15n);
});

test('in a swap the traced share of what is paid becomes that share of what is given', () => {
  const swap: Move = { ...move(1, 2, 10n), into: 1, received: 1000n };
  const { assets } = traceValue(
    [move(6, 1, 7n), move(0, 1, 3n), swap, { ...move(2, 5, 500n), asset: 1, into: 1 }],
    question('haircut'),
  );
  expect(assets.get(0)?.convertedOut).toBe(3n);
  expect(assets.get(1)?.convertedIn).toBe(300n);
  expect(assets.get(1)?.arrived.get(5)).toBe(150n);
});

const graphs = fc.array(
  fc.record({
    from: fc.nat(7),
    to: fc.nat(7),
    amount: fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }),
  }),
  { maxLength: 60 },
);

describe.each(METHODS)('%s, on any transfers, self-transfers and cycles among them', (method) => {
  test('accounts for every unit that came in', () => {
    fc.assert(
      fc.property(graphs, (rows) => {
        const moves = rows.map(({ from, to, amount }) => move(from, to, amount));
        const { assets } = traceValue(moves, question(method));
        for (const flow of assets.values()) {
          expect(differenceOf(flow)).toBe(0n);
          for (const amount of [...flow.arrived.values(), ...flow.held.values()])
            expect(amount > 0n).toBe(true);
          if (method !== 'poison') expect(flow.contaminated).toBe(0n);
        }
      }),
    );
  });
});

test.each(METHODS)('%s: what a source sends to itself brings nothing into the trace', (method) => {
  const { assets, hops, edges } = traceValue([move(0, 0, 1000n), move(0, 5, 5n)], question(method));
  expect(assets.get(0)).toMatchObject({
    injected: 5n,
    sent: 5n,
    held: new Map(),
    arrived: new Map([[5, 5n]]),
  });
  expect(hops.get(0)).toEqual({ transfers: 1, value: 5n });
  expect([...edges]).toEqual([[0, new Map([[5, 5n]])]]);
  expect(traceValue([move(0, 0, 1000n)], question(method)).assets.get(0)?.injected).toBe(0n);
});

test.each(METHODS)('%s: a trace is the same with and without what its source sends to itself', (method) => {
  const told = (moves: readonly Move[]) => {
    const { assets, hops, edges } = traceValue(moves, question(method));
    const { arrived = new Map(), held = new Map(), ...flow } = assets.get(0) ?? {};
    return { flow, arrived: new Map(arrived), held: new Map(held), hops, edges: new Map(edges) };
  };
  fc.assert(
    fc.property(graphs, (rows) => {
      const moves = [move(0, 1, 3n), ...rows.map(({ from, to, amount }) => move(from, to, amount))];
      expect(told([move(0, 0, 7n), ...moves, move(0, 0, 9n)])).toEqual(
        told(moves.filter(({ from, to }) => from !== 0 || to !== 0)),
      );
    }),
  );
});

test('poison finds at least as much at every account as the other methods do', () => {
  fc.assert(
    fc.property(graphs, (rows) => {
      const moves = rows.map(({ from, to, amount }) => move(from, to, amount));
      const most = traceValue(moves, question('poison')).assets.get(0)?.arrived;
      for (const method of METHODS)
        for (const [account, amount] of traceValue(moves, question(method)).assets.get(0)?.arrived ?? [])
          expect(amount <= (most?.get(account) ?? 0n)).toBe(true);
    }),
  );
});
