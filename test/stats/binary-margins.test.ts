import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binaryMarginTable, stream, swappedMarginTable } from '../../src/stats/index.js';

/** Every table of 0 and 1 of a size. */
function tablesOf(height: number, width: number): boolean[][][] {
  return Array.from({ length: 2 ** (height * width) }, (_, bits) =>
    Array.from({ length: height }, (__, r) =>
      Array.from({ length: width }, (___, c) => Boolean((bits >> (r * width + c)) & 1)),
    ),
  );
}

const rowsOf = (table: readonly (readonly boolean[])[]) => table.map((row) => row.filter(Boolean).length);
const columnsOf = (table: readonly (readonly boolean[])[]) =>
  (table[0] ?? []).map((_, c) => table.filter((row) => row[c]).length);
const hitsOf = (table: readonly (readonly boolean[])[], counted: readonly (readonly boolean[])[]) =>
  table.flatMap((row, r) => row.filter((one, c) => one && counted[r]?.[c])).length;

describe('tables of 0 and 1 with given margins', () => {
  test('two by two with one each: two tables', () => {
    const margins = { rows: [1, 1], columns: [1, 1] };
    const diagonal = [
      [true, false],
      [false, true],
    ];
    expect([...(binaryMarginTable({ ...margins, counted: diagonal }) ?? [])]).toEqual([1, 0, 1]);
  });

  test('are as many as published: 90 of 4 by 4 with two in each row and column, 2,040 of 5 by 5 (OEIS A001499)', () => {
    const twos = (n: number) => new Array<number>(n).fill(2);
    const none = (n: number) => twos(n).map(() => twos(n).map(() => false));
    for (const [n, count] of [
      [4, 90],
      [5, 2040],
    ] as const)
      expect(binaryMarginTable({ rows: twos(n), columns: twos(n), counted: none(n) })?.[0]).toBe(count);
  });

  test('agree with enumeration, whatever the margins and the cells counted', () => {
    const all = tablesOf(3, 4);
    const cells = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(cells, cells, (table, counted) => {
        const [rows, columns] = [rowsOf(table), columnsOf(table)];
        const expected = new Array<number>(rows.reduce((a, b) => a + b, 0) + 1).fill(0);
        for (const one of all)
          if (`${rowsOf(one)}` === `${rows}` && `${columnsOf(one)}` === `${columns}`)
            expected[hitsOf(one, counted)]! += 1;
        expect([...(binaryMarginTable({ rows, columns, counted }) ?? [])]).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('too many states are not kept', () => {
    expect(binaryMarginTable({ rows: [1, 1], columns: [1, 1], counted: [] }, 3)).toBeNull();
  });

  test('swaps find the same shares, and the same ones from the same seed', () => {
    const table = [
      [true, true, false, false],
      [false, true, true, false],
      [true, false, false, true],
    ];
    const counted = table.map((row, r) => row.map((_, c) => (r + c) % 2 === 0));
    const exact = binaryMarginTable({
      rows: rowsOf(table),
      columns: columnsOf(table),
      counted,
    }) as Float64Array;
    const drawn = swappedMarginTable(table, counted, 20_000, stream(5, 'swaps'));
    const shares = (ways: Float64Array) =>
      Array.from(ways, (count) => count / ways.reduce((a, b) => a + b, 0));
    shares(exact).forEach((share, t) => {
      expect(Math.abs((shares(drawn)[t] as number) - share)).toBeLessThan(0.015);
    });
    expect(swappedMarginTable(table, counted, 100, stream(5, 'x'))).toEqual(
      swappedMarginTable(table, counted, 100, stream(5, 'x')),
    );
  });
});
