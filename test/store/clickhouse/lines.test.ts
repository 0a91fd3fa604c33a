import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../src/store/clickhouse/lines.js';

/** The inverse, as ClickHouse's manual describes TabSeparated. */
const read = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.replace(/\\(.)/g, (_, sign) => ({ t: '\t', n: '\n' })[sign as string] ?? sign)),
    );

test('cells come back as they were, whatever is in them and wherever pieces end', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('\t', '\\', '\n', '\\t', '\0'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.nat()), { maxLength: 8 }), fc.nat(600_000), (rows, long) => {
      const all = [...rows, ['é'.repeat(long), '', 1], ...rows] as const;
      const lines = linesOf(all);
      expect(lines.rows).toBe(all.length);
      expect(read(Buffer.concat(lines.pieces()))).toEqual(all.map((row) => row.map(String)));
    }),
    { numRuns: 60, seed: 1 },
  );
});
