import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { candidatePattern } from '../coding/candidates.js';
import type { States } from '../coding/code.js';
import { UsageError } from '../error.js';
import { type FollowOptions, followCluster, followKept } from '../following/follow.js';
import type { StoreAddress } from '../store/address.js';
import { ClickHouseEngine, openClickHouse } from '../store/clickhouse/engine.js';
import { DuckEngine } from '../store/duck-engine.js';
import type { Engine, HeavyTable, Load } from '../store/engine.js';
import type { Asset, Codebook, Document, FollowResult, Notice, TransferRemarks } from '../types.js';
import type { LoadRemarks } from './load.js';

/** Opens the store of heavy tables that an address names. */
export async function openStore(address: StoreAddress): Promise<Engine> {
  if (address.engine === 'clickhouse') return openClickHouse(address);
  if (address.file === null)
    throw new UsageError('a store in memory keeps nothing; give duckdb:FILE, or files instead of a store');
  return DuckEngine.open(address.file);
}

/**
 * The documents of a store that a codebook may give rows, by day, id and content: its phrases are looked for where the documents are.
 * @throws {UsageError} where nothing, or a file in part, is loaded.
 */
export async function storedDocuments(
  engine: Engine,
  codebook: Codebook,
  states: States,
  onDay?: (day: string, documents: number) => void,
): Promise<AsyncGenerator<Document>> {
  await whole(engine, 'documents');
  return engine.scan({
    pattern: candidatePattern(codebook, states),
    languages: codebook.languages,
    ...(onDay && { onDay }),
  });
}

/**
 * Follows value through the transfers of a store.
 * @throws {UsageError} as `followValue` does, where nothing, or a file in part, is loaded, and where another client asks a cluster the same
 * at the same time.
 */
export async function followStored(engine: Engine, options: FollowOptions): Promise<FollowResult> {
  const loads = await whole(engine, 'transfers');
  const remarks = remarksOf(loads);
  if (engine instanceof ClickHouseEngine) {
    const question = engine.forQuestion();
    try {
      return await followCluster(question, remarks, options);
    } finally {
      await question.end();
    }
  }
  return followDuck(engine as DuckEngine, remarks, options);
}

/** By a Parquet file that lasts as long as the question: nothing of it passes through JavaScript before accounts are known. */
async function followDuck(
  engine: DuckEngine,
  remarks: TransferRemarks & { readonly assets: readonly Asset[] },
  options: FollowOptions,
): Promise<FollowResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-'));
  try {
    const file = join(folder, 'transfers.parquet');
    await engine.writeTransfers(file);
    return await followKept({ file, name: engine.name }, remarks, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Files of a table, all of them there in full. */
async function whole(engine: Engine, table: HeavyTable): Promise<Load[]> {
  await engine.check();
  const loads = await engine.loads(table);
  const part = loads.find(({ state }) => state !== 'done');
  if (part)
    throw new UsageError(
      `${engine.name} has ${part.rows} rows of ${part.name}, whose load broke off; run tierline load ${table} with it again`,
    );
  if (loads.length === 0)
    throw new UsageError(`${engine.name} has no ${table}; run tierline load ${table} first`);
  return loads;
}

/** What was said of all files of transfers, as if of one. */
function remarksOf(loads: readonly Load[]): TransferRemarks & { readonly assets: readonly Asset[] } {
  const told = loads.map(({ name, remarks }) => ({ name, ...(JSON.parse(remarks) as LoadRemarks) }));
  const passed = new Map<string, number>();
  for (const { reason, count } of told.flatMap((one) => one.passedOver))
    passed.set(reason, (passed.get(reason) ?? 0) + count);
  const notices = new Map<string, Notice>();
  for (const notice of told.flatMap((one) => one.notices)) {
    const known = notices.get(notice.message);
    notices.set(notice.message, { ...notice, ...known, count: (known?.count ?? 0) + notice.count });
  }
  return {
    assets: assetsOf(told),
    owners: new Map(told.flatMap((one) => one.owners)),
    passedOver: [...passed].map(([reason, count]) => ({ reason, count })),
    skipped: told.flatMap((one) => one.skipped),
    unnamed: told.reduce((sum, { unnamed = 0 }) => sum + unnamed, 0),
    notices: [...notices.values()],
  };
}

/** @throws {UsageError} where two files state different decimal places of one: their amounts are not in one unit. */
function assetsOf(told: readonly (Pick<LoadRemarks, 'assets'> & { readonly name: string })[]): Asset[] {
  const assets = new Map<string, { asset: Asset; name: string }>();
  for (const { name, assets: some } of told)
    for (const asset of some) {
      const known = assets.get(asset.id);
      if (known === undefined || known.asset.decimals === null)
        assets.set(asset.id, { asset: { ...asset, ...known?.asset, decimals: asset.decimals }, name });
      else if (asset.decimals !== null && asset.decimals !== known.asset.decimals)
        throw new UsageError(
          `${asset.id} has ${known.asset.decimals} decimal places by ${known.name} and ${asset.decimals} by ${name}, so that amounts of the two cannot be added; load them into two stores, or into a new one with the same --decimals`,
        );
    }
  return [...assets.values()].map(({ asset }) => asset);
}
