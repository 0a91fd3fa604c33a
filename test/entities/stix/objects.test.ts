import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { common, NEVER } from '../../../src/entities/stix/objects.js';

const EPOCH = '1970-01-01T00:00:00.000Z';
const day = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('created and modified', () => {
  test('are in order, the two days themselves, whichever comes first', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const { created, modified } = common('identity', 'x', { firstSeen: a, lastSeen: b });
        const [first, last] = [a, b].sort();
        expect([created, modified]).toEqual([`${first}T00:00:00.000Z`, `${last}T00:00:00.000Z`]);
      }),
    );
  });

  test('with one day only, created is that of 1970: never later than modified', () => {
    fc.assert(
      fc.property(day, (a) => {
        for (const seen of [
          { firstSeen: a, lastSeen: '' },
          { firstSeen: '', lastSeen: a },
        ]) {
          const { created, modified } = common('identity', 'x', seen);
          expect([created, modified]).toEqual([EPOCH, `${a}T00:00:00.000Z`]);
        }
      }),
    );
  });

  test('of what has no day are those of 1970', () => {
    expect(common('identity', 'x', NEVER)).toMatchObject({ created: EPOCH, modified: EPOCH });
  });
});
