import type { Store } from '../store/store.js';

/**
 * The same as `joinSwaps`, for rows in the view `raw` (row, src, dst, asset, amount, transaction): where in one transaction one row pays a
 * contract and one other row is given by it, in another asset, the first becomes the swap and the second goes. Makes the view `steps`, rows of
 * `raw` with what arrives as `into_asset` and `received`; false where there is no swap and so no view.
 */
export async function joinSwapRows(store: Store, swaps: ReadonlySet<string>): Promise<boolean> {
  if (swaps.size === 0) return false;
  await store.load('swaps', [{ name: 'contract', type: 'text', of: (row: string) => row }], [...swaps]);
  await store.run(`CREATE TABLE legs AS SELECT row, src, dst, asset, amount, transaction FROM raw
    WHERE transaction <> '' AND (src IN (SELECT contract FROM swaps) OR dst IN (SELECT contract FROM swaps))`);
  const lone = (side: 'src' | 'dst') => `SELECT transaction, ${side} AS contract, min(row) AS row
    FROM legs WHERE ${side} IN (SELECT contract FROM swaps) GROUP BY ALL HAVING count(*) = 1`;
  await store.run(`CREATE TABLE pairs AS
    SELECT paid.row AS paid, given.row AS given, g.dst, g.asset, g.amount
    FROM (${lone('dst')}) paid JOIN (${lone('src')}) given USING (transaction, contract)
      JOIN legs p ON p.row = paid.row JOIN legs g ON g.row = given.row
    WHERE p.asset <> g.asset`);
  const [found] = await store.query('SELECT count(*) AS n FROM pairs');
  if (found?.['n'] === 0) return false;
  await store.run(`CREATE VIEW steps AS
    SELECT raw.* REPLACE (coalesce(p.dst, raw.dst) AS dst),
      coalesce(p.asset, raw.asset) AS into_asset, coalesce(p.amount, raw.amount) AS received
    FROM raw LEFT JOIN pairs p ON p.paid = raw.row WHERE raw.row NOT IN (SELECT given FROM pairs)`);
  return true;
}
