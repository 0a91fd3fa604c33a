import type { Store } from '../store/store.js';
import { Amounts, HALF } from './columns/amounts.js';
import { MoveColumns } from './columns/move-columns.js';

/** Amounts of so many digits at most are below 96 bits; longer ones leave the store as text. */
const DIGITS = 28;

/** Reads moves from the table `moves` by columns, in order; `some` is a condition on those read. */
export async function readMoves(store: Store, some?: string): Promise<MoveColumns> {
  const where = some ?? 'true';
  const [facts] = await store.query(`SELECT count(*) AS moves, count(*) FILTER (asset <> 0) AS others,
      count(*) FILTER (into_asset <> asset OR received <> amount) AS swaps FROM moves WHERE ${where}`);
  const length = Number(facts?.['moves']);
  const swaps = Number(facts?.['swaps']) > 0;
  const integers = () => new Int32Array(length);
  const [seq, from, to, asset] = [integers(), integers(), integers(), integers()];
  const amount = new Amounts(length);
  const into = swaps ? integers() : asset;
  const received = swaps ? new Amounts(length) : amount;
  const columns = [
    { sql: 'seq', cells: { of: seq } },
    { sql: 'src', cells: { of: from } },
    { sql: 'dst', cells: { of: to } },
    ...halves('amount', amount),
    // Where all is of the first asset, the zeros are there already.
    ...(Number(facts?.['others']) > 0 || swaps ? [{ sql: 'asset', cells: { of: asset } }] : []),
    ...(swaps ? [{ sql: 'into_asset', cells: { of: into } }, ...halves('received', received)] : []),
  ];
  await store.fill(
    `SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM moves WHERE ${where} ${some === undefined ? '' : 'ORDER BY seq'}`,
    columns.map((column) => column.cells),
  );
  await readLong(store, where, 'amount', seq, amount);
  if (swaps) await readLong(store, where, 'received', seq, received);
  const order = orderOf(seq);
  const moves = new MoveColumns(from, to, asset, amount, into, received);
  return order ? moves.inOrder(order) : moves;
}

function halves(column: string, { cells }: Amounts) {
  const number = `CASE WHEN length(${column}) <= ${DIGITS} THEN CAST(${column} AS HUGEINT) ELSE 0 END`;
  return [
    { sql: `CAST((${number}) >> ${Math.log2(HALF)} AS DOUBLE)`, cells: { of: cells, every: 2 } },
    { sql: `CAST((${number}) & ${HALF - 1} AS DOUBLE)`, cells: { of: cells, every: 2, first: 1 } },
  ];
}

async function readLong(
  store: Store,
  where: string,
  column: string,
  seq: Int32Array,
  amounts: Amounts,
): Promise<void> {
  const rows = await store.query(
    `SELECT seq, ${column} AS amount FROM moves WHERE ${where} AND length(${column}) > ${DIGITS}`,
  );
  const long = new Map(rows.map((row) => [row['seq'] as number, row['amount'] as string]));
  if (long.size === 0) return;
  seq.forEach((number, place) => {
    const amount = long.get(number);
    if (amount !== undefined) amounts.set(place, BigInt(amount));
  });
}

/** Places of numbers, no two alike, from the smallest on; null where they ascend. By counting: all moves have few more numbers than there are. */
function orderOf(seq: Int32Array): Int32Array | null {
  let last = -1;
  let ascends = true;
  for (let i = 0; i < seq.length; i++) {
    ascends &&= (seq[i] as number) > last;
    last = Math.max(last, seq[i] as number);
  }
  if (ascends) return null;
  const placed = new Int32Array(last + 1);
  for (let i = 0; i < seq.length; i++) placed[seq[i] as number] = i + 1;
  const order = new Int32Array(seq.length);
  let next = 0;
  for (let number = 0; number <= last; number++)
    if (placed[number] !== 0) order[next++] = (placed[number] as number) - 1;
  return order;
}
