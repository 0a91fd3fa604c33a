import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MoveColumns, type Passage } from '../../src/chain/columns/move-columns.js';
import { stepsOf } from '../../src/chain/columns/steps.js';
import { Touched } from '../../src/chain/columns/touched.js';
import { METHODS, type Method } from '../../src/chain/holdings/holding.js';
import { traceIntegers } from '../../src/chain/trace-integers.js';
import { traceSteps } from '../../src/chain/trace-steps.js';
import { type Traced, type TraceQuestion, traceValue } from '../../src/chain/trace-value.js';

/** Accounts 0 and 1 are sources, to 5 are followed, 6 and 7 are where following stops. Asset 0 is followed. */
const FOLLOWED = [0, 1, 2, 3, 4, 5];
const HOP = new Map(FOLLOWED.map((account) => [account, account < 2 ? 0 : account % 3]));

/** Small ones so that balances run out to the last unit, large ones so that both halves are in use. */
const amounts = fc.oneof(
  fc.bigInt({ min: 1n, max: 9n }),
  fc.bigInt({ min: 1n, max: 1n << 48n }),
  fc.bigInt({ min: 1n, max: 1n << 88n }),
);
const plain = fc.record({ from: fc.nat(7), to: fc.nat(7), asset: fc.nat(2), amount: amounts });
const passages: fc.Arbitrary<Passage[]> = fc.array(
  fc
    .tuple(plain, fc.option(fc.record({ into: fc.nat(2), received: amounts }), { freq: 4 }))
    .map(([move, swap]) =>
      swap && swap.into !== move.asset
        ? { ...move, ...swap }
        : { ...move, into: move.asset, received: move.amount },
    ),
  { maxLength: 80 },
);
const inflows = fc.array(fc.record({ account: fc.constantFrom(0, 1), amount: amounts, before: fc.nat(90) }), {
  maxLength: 2,
});

const questionOf = (method: Method, given: TraceQuestion['inflows']): TraceQuestion => ({
  method,
  asset: 0,
  sources: new Set([0, 1]),
  followed: new Set(FOLLOWED),
  inflows: given,
  hop: HOP,
});

/** All that is told of a trace. Assets that no traced value came to are passed over: columns do not look at them. */
const told = ({ assets, hops, edges }: Traced) => ({
  assets: [...assets].filter(([asset, flow]) => asset === 0 || flow.convertedIn > 0n),
  hops,
  edges,
});

test.each(METHODS)('%s: columns tell what integers of any length tell', (method) => {
  fc.assert(
    fc.property(passages, inflows, (moves, given) => {
      const question = questionOf(method, given);
      const steps = stepsOf(Touched.of(moves), question);
      if (steps === null) throw new Error('the amounts do not fit in columns');
      expect(told(traceSteps(steps, method, true))).toEqual(told(traceIntegers(moves, question)));
    }),
    { numRuns: 1000 },
  );
});

test('assets are told in the order in which they are met', () => {
  fc.assert(
    fc.property(passages, (moves) => {
      const question = questionOf('haircut', []);
      const order = (traced: Traced) =>
        [...traced.assets].flatMap(([asset, { convertedIn }]) => (convertedIn > 0n ? [asset] : []));
      expect(order(traceValue(moves, question))).toEqual(order(traceIntegers(moves, question)));
    }),
  );
});

test('amounts of which a sum can come to 96 bits are left to integers of any length', () => {
  const move = (amount: bigint): Passage => ({ from: 0, to: 6, asset: 0, amount, into: 0, received: amount });
  const question = questionOf('haircut', []);
  const half = 1n << 95n;
  expect(stepsOf(Touched.of([move(half >> 1n)]), question)).not.toBeNull();
  expect(stepsOf(Touched.of([move(half), move(half)]), question)).toBeNull();
  expect(stepsOf(Touched.of([move(1n << 96n)]), question)).toBeNull();
  const declared = questionOf('haircut', [{ account: 0, amount: 1n << 96n, before: 0 }]);
  expect(stepsOf(Touched.of([move(1n)]), declared)).toBeNull();
  const most = (1n << 256n) - 1n;
  const flow = traceValue([move(most), move(half)], question).assets.get(0);
  expect(flow?.arrived.get(6)).toBe(most + half);
});

test('an asset that traced value cannot have become does not make amounts too long', () => {
  const move: Passage = { from: 2, to: 3, asset: 1, amount: 1n << 200n, into: 1, received: 1n << 200n };
  const steps = stepsOf(Touched.all(MoveColumns.of([move])), questionOf('haircut', []));
  expect(steps?.place.length).toBe(0);
});

test('edges that are not asked for are not kept', () => {
  const moves: Passage[] = [{ from: 0, to: 6, asset: 0, amount: 3n, into: 0, received: 3n }];
  const question = questionOf('haircut', []);
  expect(traceValue(moves, question).edges).toEqual(new Map([[0, new Map([[6, 3n]])]]));
  expect(traceValue(moves, { ...question, edges: false }).edges).toEqual(new Map());
});
