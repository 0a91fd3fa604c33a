/** A table of 0 and 1 by its margins: how many ones each row and column holds, and which cells count. */
export interface BinaryMargins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** `counted[row][column]` */
  readonly counted: readonly (readonly boolean[])[];
}

/**
 * Of all tables of 0 and 1 with these margins, how many have 0, 1, 2, ... ones in counted cells; exact as far as a double counts. Row by
 * row over what is left of the columns; the number of tables in which a species lives on an island is counted so.
 * @returns null where more than `limit` states would have to be kept.
 */
export function binaryMarginTable(
  { rows, columns, counted }: BinaryMargins,
  limit = 200_000,
): Float64Array | null {
  const total = rows.reduce((sum, row) => sum + row, 0);
  if (columns.reduce((product, column) => product * (column + 1), 1) > limit) return null;
  let states = new Map<string, Counting>([[columns.join(), { left: columns, ways: unit(total) }]]);
  for (const [row, ones] of rows.entries()) {
    const next = new Map<string, Counting>();
    for (const { left, ways } of states.values())
      for (const chosen of subsets(left, ones)) {
        const after = left.map((count, column) => count - Number(chosen.includes(column)));
        const hits = chosen.filter((column) => counted[row]?.[column]).length;
        const key = after.join();
        const into = next.get(key) ?? { left: after, ways: new Float64Array(total + 1) };
        for (let t = 0; t + hits <= total; t++) into.ways[t + hits]! += ways[t]!;
        next.set(key, into);
      }
    states = next;
  }
  return states.get(columns.map(() => 0).join())?.ways ?? new Float64Array(total + 1);
}

interface Counting {
  readonly left: readonly number[];
  readonly ways: Float64Array;
}

function unit(total: number): Float64Array {
  const ways = new Float64Array(total + 1);
  ways[0] = 1;
  return ways;
}

/** Ways to choose so many columns that have a one left. */
function subsets(left: readonly number[], size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return left.flatMap((count, column) =>
    count > 0 && column >= from ? subsets(left, size - 1, column + 1).map((rest) => [column, ...rest]) : [],
  );
}

/**
 * The same by draws, where there are too many tables: cells of a table are swapped two by two so that the margins stay, and every
 * so many tries the table is counted. Besag and Clifford 1989; the first table counts as a draw.
 */
export function swappedMarginTable(
  table: readonly (readonly boolean[])[],
  counted: BinaryMargins['counted'],
  draws: number,
  random: () => number,
): Float64Array {
  const cells = table.map((row) => [...row]);
  const ones = cells.flat().filter(Boolean).length;
  const [height, width] = [cells.length, cells[0]?.length ?? 0];
  const below = (n: number) => Math.floor(random() * n);
  const ways = new Float64Array(ones + 1);
  const count = () => {
    let hits = 0;
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++) if (cells[r]![c] && counted[r]![c]) hits += 1;
    ways[hits]! += 1;
  };
  count();
  for (let draw = 1; draw < draws; draw++) {
    for (let step = 0; step < 4 * height * width; step++)
      swap(cells, below(height), below(height), below(width), below(width));
    count();
  }
  return ways;
}

function swap(cells: boolean[][], r: number, s: number, c: number, d: number): void {
  const [one, two] = [cells[r] as boolean[], cells[s] as boolean[]];
  if (one[c] === one[d] || one[c] !== two[d] || one[d] !== two[c]) return;
  [one[c], one[d], two[c], two[d]] = [
    one[d] as boolean,
    one[c] as boolean,
    two[d] as boolean,
    two[c] as boolean,
  ];
}
