import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QueueHolding } from '../../../src/chain/holdings/queue.js';

/** One letter for each unit, in the order they came: T traced, c clean. */
type Units = string[];

const steps = fc.array(
  fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 5 }), traced: fc.boolean() }),
    fc.record({ send: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ),
  { maxLength: 200 },
);

test.each(['first', 'last'] as const)('what came %s leaves first, unit by unit', (leaves) => {
  fc.assert(
    fc.property(steps, (all) => {
      const holding = new QueueHolding(leaves);
      let units: Units = [];
      for (const step of all) {
        if ('amount' in step) {
          holding.receive([{ amount: BigInt(step.amount), traced: step.traced }]);
          units.push(...new Array<string>(step.amount).fill(step.traced ? 'T' : 'c'));
        } else {
          const amount = Math.floor(step.send * units.length);
          const at = leaves === 'first' ? 0 : units.length - amount;
          const expected = units.slice(at, at + amount).join('');
          units = [...units.slice(0, at), ...units.slice(at + amount)];
          const sent = holding.send(BigInt(amount));
          expect(sent.map((lot) => (lot.traced ? 'T' : 'c').repeat(Number(lot.amount))).join('')).toBe(
            expected,
          );
        }
        expect(holding.balance).toBe(BigInt(units.length));
        expect(holding.traced).toBe(BigInt(units.filter((unit) => unit === 'T').length));
      }
    }),
  );
});
