import { openClusterMoves } from './chain/cluster-moves.js';
import { describeTrace, type TraceSubject } from './chain/describe.js';
import { METHODS, type Method } from './chain/holdings/holding.js';
import { loadParquet } from './chain/load-parquet.js';
import { duckMoves, type MoveSource } from './chain/move-source.js';
import { loadTransfers } from './chain/move-table.js';
import type { Move } from './chain/moves.js';
import { accountOf, Services } from './chain/services.js';
import { type Inflow, traceValue } from './chain/trace-value.js';
import { fromUnits } from './chain/units.js';
import { UsageError } from './error.js';
import type { ClickHouseEngine } from './store/clickhouse/engine.js';
import { Store } from './store/store.js';
import type { Asset, FollowResult, Tag, TaggedActor, TransferReading, TransferRemarks } from './types.js';

export interface FollowOptions {
  /** Addresses whose value is followed. */
  readonly from: readonly string[];
  /** Whose figures are `value`; default haircut. All four are computed. */
  readonly method?: Method;
  /** Default 10. */
  readonly hops?: number;
  /** First and last day or moment looked at, UTC (`2022-04-14`, `2022-04-14T06:00:00Z`). */
  readonly since?: string;
  readonly until?: string;
  /** The asset followed; needed where the sources send several. */
  readonly asset?: string;
  /** Value that came to a source from outside the transfers: only that much is traced then. Amounts in the unit people use. */
  readonly inflows?: readonly { readonly address: string; readonly amount: string; readonly time?: string }[];
  /** An untagged account that sends to more others than this is not followed; default 1000. */
  readonly fanOut?: number;
  readonly tags?: readonly Tag[];
  readonly actors?: readonly TaggedActor[];
  /** Files that the tags are from. */
  readonly packs?: number;
  readonly onHop?: (hop: number, accounts: number) => void;
}

/**
 * Follows value from accounts through transfers, hop by hop, and says where it came to under four methods.
 * @throws {UsageError} where a source sends nothing, sends several assets, or an option does not fit the transfers.
 */
export async function followValue(reading: TransferReading, options: FollowOptions): Promise<FollowResult> {
  const services = servicesOf(options);
  return withStore(async (store) => {
    const swaps = new Set(services.all(['swap']));
    const table = await loadTransfers(store, within(reading, options), reading.assets, swaps);
    return follow(duckMoves(store, table), reading, services, options);
  });
}

/**
 * The same for a Parquet file with the columns of the plain table, which goes into the store as it is; swaps are not joined.
 * @throws {UsageError} where it cannot be read or lacks a column.
 */
export async function followParquet(file: string, options: FollowOptions): Promise<FollowResult> {
  return withStore(async (store) => {
    const { table, remarks } = await loadParquet(store, file, {
      since: options.since,
      until: lastMoment(options),
    });
    return follow(duckMoves(store, table), remarks, servicesOf(options), options);
  });
}

const servicesOf = ({ tags = [], actors = [] }: FollowOptions): Services => new Services(tags, actors);

async function withStore(work: (store: Store) => Promise<FollowResult>): Promise<FollowResult> {
  const store = await Store.open();
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/**
 * The same for the transfers of a cluster, which stay there: its nodes find the accounts, hop by hop, and only transfers of accounts that are
 * followed are brought here, where the four methods share them out in order.
 * @throws {UsageError} also where a node cannot be reached or a file is loaded in part.
 */
export async function followCluster(
  engine: ClickHouseEngine,
  remarks: TransferRemarks & { readonly assets: readonly Asset[] },
  options: FollowOptions,
): Promise<FollowResult> {
  const services = servicesOf(options);
  const moves = await openClusterMoves(engine, {
    assets: remarks.assets,
    swaps: services.all(['swap']),
    since: options.since,
    until: lastMoment(options),
  });
  return follow(moves, remarks, services, options);
}

async function follow(
  moves: MoveSource,
  remarks: TransferRemarks,
  services: Services,
  options: FollowOptions,
): Promise<FollowResult> {
  const { hops = 10, fanOut = 1000, method = 'haircut', onHop } = options;
  const sources = await sourcesOf(moves, remarks, options.from);
  const asset = await assetOf(moves, sources, options.asset);
  const { table } = moves;
  const tagged = await moves.numbersOf(services.all());
  // A source is followed whatever its tags say.
  const stops = [...tagged.values()].filter((number) => !sources.includes(number));
  const reached = await moves.reach({ sources, asset, hops, stops, fanOut, ...(onHop && { onHop }) });
  const used = await moves.movesOf(reached.followed);
  const names = await moves.namesOf(new Set([...reached.hop.keys(), ...sources]));
  const inflows = inflowsOf(used, table.assets[asset] as Asset, sources, names, options.inflows ?? []);
  const { followed, hop } = reached;
  const question = { asset, sources: new Set(sources), followed, inflows, hop };
  const traced = Object.fromEntries(
    METHODS.map((one) => [one, traceValue(used, { ...question, method: one })]),
  ) as TraceSubject['traced'];
  return describeTrace({
    table,
    remarks,
    used,
    reach: reached,
    hops,
    names,
    sources,
    asset,
    services,
    method,
    traced,
    tags: options.tags?.length ?? 0,
    packs: options.packs ?? 0,
    fanOut,
  });
}

/** Transfers within the days asked for. */
function within({ transfers }: TransferReading, options: FollowOptions): TransferReading['transfers'] {
  const { since, until } = { since: options.since, until: lastMoment(options) };
  if (since === undefined && until === undefined) return transfers;
  const without = transfers.find(({ time }) => time === null);
  if (without)
    throw new UsageError(`${without.place} has no time; --since and --until need one in every row`);
  return transfers.filter(
    ({ time }) =>
      (since === undefined || (time as string) >= since) &&
      (until === undefined || (time as string) <= until),
  );
}

/** A last day lasts until its end. */
const lastMoment = ({ until }: FollowOptions): string | undefined =>
  until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59Z` : until;

/** Accounts of the addresses: themselves, or for coins that have outputs, all outputs of theirs. */
async function sourcesOf(
  moves: MoveSource,
  { owners }: TransferRemarks,
  from: readonly string[],
): Promise<number[]> {
  const accounts = from.map((address) => {
    const account = accountOf(address);
    const outputs = [...owners].flatMap(([output, owner]) => (owner === account ? [output] : []));
    return { address, all: [account, ...outputs] };
  });
  const numbers = await moves.occurring(accounts.flatMap(({ all }) => all));
  return accounts.flatMap(({ address, all }) => {
    const found = all.flatMap((one) => numbers.get(one) ?? []);
    if (found.length === 0)
      throw new UsageError(`${address} neither sends nor receives in these transfers; check the address`);
    return found;
  });
}

async function assetOf(
  moves: MoveSource,
  sources: readonly number[],
  wanted: string | undefined,
): Promise<number> {
  const { assets } = moves.table;
  const sent = await moves.assetsSent(sources);
  const told = sent.map((number) => {
    const { id, symbol } = assets[number] as Asset;
    return symbol === '' || symbol === id ? id : `${id} (calls itself ${symbol})`;
  });
  if (wanted !== undefined) {
    const found = sent.find((number) => assets[number]?.id === accountOf(wanted));
    if (found === undefined)
      throw new UsageError(
        `--asset ${wanted} is not sent by the sources; they send ${told.join(', ') || 'nothing'}`,
      );
    return found;
  }
  const [only, ...others] = sent;
  if (only === undefined) throw new UsageError('the sources send nothing in these transfers');
  if (others.length > 0)
    throw new UsageError(
      `the sources send ${sent.length} assets; choose one with --asset: ${told.join(', ')}`,
    );
  return only;
}

function inflowsOf(
  used: readonly Move[],
  asset: Asset,
  sources: readonly number[],
  names: ReadonlyMap<number, string>,
  given: NonNullable<FollowOptions['inflows']>,
): Inflow[] {
  return given.map(({ address, amount, time }) => {
    const account = sources.find((source) => names.get(source) === accountOf(address));
    if (account === undefined) throw new UsageError(`--inflow names ${address}, which is not among --from`);
    const units = fromUnits(amount, asset);
    if (units === null) throw new UsageError(`--inflow ${amount} is no amount of the asset that is followed`);
    const later = time === undefined ? 0 : used.findIndex((move) => move.time !== null && move.time >= time);
    return { account, amount: units, before: later < 0 ? used.length : later };
  });
}
