import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Amounts } from '../../../src/chain/columns/amounts.js';
import { QueueHolding } from '../../../src/chain/holdings/queue.js';
import { QueueRule } from '../../../src/chain/rules/queue-rule.js';

/** More lots than lists begin with, so that columns grow and lots are used again. */
const ROUNDS = 3000;

test.each(['first', 'last'] as const)(
  'lists that grow long hand on what came %s as lists of objects do',
  (leaves) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
        const next = numbers(seed);
        const rule = new QueueRule(3, leaves);
        const holdings = [0, 1, 2].map(() => new QueueHolding(leaves));
        for (let round = 0; round < ROUNDS; round++) {
          const [from, to] = [next(3), next(3)];
          const sender = holdings[from] as QueueHolding;
          if (sender.balance === 0n || next(2) === 0) {
            const amount = BigInt(next(1000) + 1) << BigInt(next(60));
            const given = Amounts.of([amount]);
            const traced = next(2) === 1;
            if (traced) rule.take(given.high(0), given.low(0), 0, 0);
            else rule.take(0, 0, given.high(0), given.low(0));
            sender.receive([{ amount, traced }]);
            rule.receive(from);
          } else {
            const amount = (sender.balance * BigInt(next(50) + 1)) / 100n + 1n;
            const given = Amounts.of([amount]);
            rule.send(from, given.high(0), given.low(0));
            const parcel = sender.send(amount);
            if (next(4) === 0) rule.drop();
            else {
              rule.receive(to);
              (holdings[to] as QueueHolding).receive(parcel);
            }
          }
        }
        holdings.forEach((holding, i) => {
          expect(rule.held.get(2 * i)).toBe(holding.balance);
          expect(rule.settle()(i)).toBe(holding.traced);
        });
      }),
      { numRuns: 10 },
    );
  },
);

/** Numbers below a bound, the same for a seed (a multiplicative generator, modulus 2^31 - 1). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
