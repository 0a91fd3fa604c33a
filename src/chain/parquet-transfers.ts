import { Store } from '../store/store.js';
import type { Asset, TransferRemarks, TransferSink } from '../types.js';
import { assetsOfRows, viewParquet } from './parquet-rows.js';

/**
 * Hands on the transfers of a Parquet file with the columns of the plain table, in its order and no faster than they are taken; it means what
 * `followParquet` takes it to mean.
 * @throws {UsageError} where it cannot be read or lacks a column.
 */
export async function readParquetTransfers(
  file: string,
  sink: TransferSink,
): Promise<TransferRemarks & { readonly assets: readonly Asset[] }> {
  const store = await Store.open();
  try {
    const { has, remarks } = await viewParquet(store, file, {});
    const assets = await assetsOfRows(store);
    const index = has.has('index') ? 'place' : 'NULL';
    for await (const row of store.stream(
      `SELECT row, src, dst, amount, time, block, ${index} AS place, asset, transaction FROM raw`,
    )) {
      const at = Number(row['row']) + 1;
      const place = row['place'] as number | null;
      sink.take(
        {
          time: row['time'] as string | null,
          block: row['block'] as number | null,
          index: place ?? at,
          transaction: row['transaction'] as string,
          from: row['src'] as string,
          to: row['dst'] as string,
          asset: row['asset'] as string,
          amount: BigInt(row['amount'] as string),
          place: `${file}, row ${at}`,
        },
        place !== null,
      );
      if (sink.full) await sink.room();
    }
    return { ...remarks, assets };
  } finally {
    store.close();
  }
}
