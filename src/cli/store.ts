import { Option } from 'commander';
import { type Engine, openStore, parseStore, type Shards, type StoreAddress, UsageError } from '../index.js';
import { untilSignal } from './interruption.js';

/** Where heavy tables are; the password comes from the environment alone. */
export const storeOption = () =>
  new Option(
    '--store <store>',
    'where heavy tables are: duckdb (in memory), duckdb:FILE or clickhouse://user@host:8123/database?cluster=name; also TIERLINE_STORE, its password TIERLINE_STORE_PASSWORD',
  )
    .env('TIERLINE_STORE')
    .argParser((text): StoreAddress => parseStore(text, process.env['TIERLINE_STORE_PASSWORD'] ?? ''));

/** Whether a store is named that outlives the command. */
export const isKept = (store: StoreAddress | undefined): store is StoreAddress =>
  store !== undefined && !(store.engine === 'duckdb' && store.file === null);

/**
 * Works with a store and closes it; a signal ends what it does on nodes first.
 * @param remains tells what is kept after a signal, and what to run next.
 */
export async function withStore<T>(
  address: StoreAddress,
  work: (engine: Engine) => Promise<T>,
  remains: () => string,
): Promise<T> {
  const engine = await openStore(address);
  const stop = engine.stop?.bind(engine);
  try {
    return await (stop ? untilSignal(() => work(engine), stop, remains) : work(engine));
  } finally {
    await engine.close();
  }
}

/** Says how many parts of a store an answer is from; an answer of fewer than all is none. */
export function tellShards(engine: Engine, { answered, expected }: Shards): void {
  if (answered !== expected)
    throw new UsageError(`${engine.name}: ${answered} of ${expected} shards answered; run the same again`);
  process.stderr.write(`${engine.name}: ${answered} of ${expected} shards answered\n`);
}
