import {
  type FollowOptions,
  type FollowResult,
  followParquet,
  followStored,
  followValue,
  type ReadTransfersOptions,
  readTransfers,
  type StoreAddress,
  UsageError,
} from '../index.js';
import { isKept, tellShards, withStore } from './store.js';

/** A file is named, and has its own transfers, whatever store there is. */
export async function inFile(
  path: string,
  reading: ReadTransfersOptions,
  options: FollowOptions,
): Promise<FollowResult> {
  if (/\.parquet$/i.test(path)) return followParquet(path, options);
  return followValue(await readTransfers(path, reading), options);
}

/** Without a file, a store that outlives the command has the transfers. */
export async function inStore(
  store: StoreAddress | undefined,
  options: FollowOptions,
): Promise<FollowResult> {
  if (!isKept(store))
    throw new UsageError('name a file of transfers, or with --store a store that holds them');
  return withStore(store, async (engine) => {
    const result = await followStored(engine, options);
    tellShards(engine, await engine.shards());
    return result;
  });
}
