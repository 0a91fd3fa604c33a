import type { Store } from '../store/store.js';

/**
 * The same as `joinSwaps`, for rows in the table `raw` (row, src, dst, asset, amount, transaction): where in one transaction one row pays a
 * contract and one other row is given by it, in another asset, the first becomes the swap and the second goes. What arrives stands in
 * `into_asset` and `received`, which are empty where it is what was sent.
 */
export async function joinSwapRows(store: Store, swaps: ReadonlySet<string>): Promise<void> {
  await store.run('ALTER TABLE raw ADD COLUMN into_asset VARCHAR');
  await store.run('ALTER TABLE raw ADD COLUMN received VARCHAR');
  if (swaps.size === 0) return;
  await store.load('swaps', [{ name: 'contract', type: 'text', of: (row: string) => row }], [...swaps]);
  const legs = (side: 'src' | 'dst') => `SELECT transaction, ${side} AS contract, min(row) AS row
    FROM raw WHERE transaction <> '' AND ${side} IN (SELECT contract FROM swaps)
    GROUP BY transaction, ${side} HAVING count(*) = 1`;
  await store.run(`CREATE TABLE pairs AS
    SELECT paid.row AS paid, given.row AS given, g.dst, g.asset, g.amount
    FROM (${legs('dst')}) paid JOIN (${legs('src')}) given USING (transaction, contract)
      JOIN raw p ON p.row = paid.row JOIN raw g ON g.row = given.row
    WHERE p.asset <> g.asset`);
  await store.run(`UPDATE raw SET dst = pairs.dst, into_asset = pairs.asset, received = pairs.amount
    FROM pairs WHERE raw.row = pairs.paid`);
  await store.run('DELETE FROM raw WHERE row IN (SELECT given FROM pairs)');
  await store.run('DROP TABLE pairs');
  await store.run('DROP TABLE swaps');
}
