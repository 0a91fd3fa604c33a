import type { Store } from '../store/store.js';
import { Amounts, HALF } from './columns/amounts.js';
import { MoveColumns } from './columns/move-columns.js';

/** Amounts of so many digits at most are below 96 bits; longer ones leave the store as text. */
const DIGITS = 28;

/** Reads moves from the table `moves` by columns, in order; `where` picks some of them. */
export async function readMoves(store: Store, where = 'true'): Promise<MoveColumns> {
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
  const query = `SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM moves WHERE ${where}`;
  const cells = columns.map((column) => column.cells);
  await store.fill(query, cells);
  // A table is kept and read in order. Nothing promises it, and to sort ten million rows costs more than to read them.
  if (!ascends(seq)) await store.fill(`${query} ORDER BY seq`, cells);
  await readLong(store, where, seq, 'amount', amount);
  if (swaps) await readLong(store, where, seq, 'received', received);
  return new MoveColumns(from, to, asset, amount, into, received);
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
  seq: Int32Array,
  column: string,
  amounts: Amounts,
): Promise<void> {
  const rows = await store.query(
    `SELECT seq, ${column} AS amount FROM moves WHERE ${where} AND length(${column}) > ${DIGITS} ORDER BY seq`,
  );
  let place = 0;
  for (const row of rows) {
    while (seq[place] !== row['seq']) place += 1;
    amounts.set(place, BigInt(row['amount'] as string));
  }
}

function ascends(numbers: Int32Array): boolean {
  for (let i = 1; i < numbers.length; i++)
    if ((numbers[i] as number) <= (numbers[i - 1] as number)) return false;
  return true;
}
