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
  let done = 0;
  const onHop = (hop: number, accounts: number) => {
    done = hop;
    options.onHop?.(hop, accounts);
  };
  return withStore(
    store,
    async (engine) => {
      const result = await followStored(engine, { ...options, onHop });
      tellShards(engine, await engine.shards());
      return result;
    },
    () =>
      done === 0
        ? 'no hop was done by it; the same command goes on after hops that a former one did, or begins anew'
        : `hops up to ${done} are kept there; the same command goes on after them`,
  );
}
