import { flowsAround } from '../chain/around.js';
import { openClusterMoves } from '../chain/cluster-moves.js';
import { describeTrace, skippedRows, type TraceSubject } from '../chain/describe.js';
import { METHODS, type Method } from '../chain/holdings/holding.js';
import { loadParquet } from '../chain/load-parquet.js';
import { type Moment, optionMoment, type Span, spanOf } from '../chain/moment.js';
import { duckMoves, type MoveSource } from '../chain/move-source.js';
import { loadTransfers, type MoveTable, movesBefore } from '../chain/move-table.js';
import { rowsAfter } from '../chain/parquet-rows.js';
import { accountOf, Services } from '../chain/services.js';
import { type Inflow, tracing } from '../chain/trace-value.js';
import { fromUnits } from '../chain/units.js';
import { UsageError } from '../error.js';
import { lastKnown } from '../files/files.js';
import { caseNotices } from '../readers/transfers/accounts.js';
import { AFTER_FILE } from '../readers/transfers/times.js';
import type { ClickHouseEngine } from '../store/clickhouse/engine.js';
import { Store } from '../store/store.js';
import type {
  Asset,
  FollowResult,
  Notice,
  Tag,
  TaggedActor,
  TransferReading,
  TransferRemarks,
} from '../types.js';

export interface FollowOptions {
  /** Addresses whose value is followed. */
  readonly from: readonly string[];
  /** Whose figures are `value`; default haircut. All four are computed. */
  readonly method?: Method;
  /** Default 10. */
  readonly hops?: number;
  /** First and last day or moment looked at, UTC or with an offset (`2022-04-14`, `2022-04-14T06:00:00Z`, `2022-04-14T08:00:00+02:00`). */
  readonly since?: string;
  readonly until?: string;
  /** The asset followed; needed where the sources send several. */
  readonly asset?: string;
  /** Value that came to a source from outside the transfers: only that much is traced then. Amounts in the unit people use. */
  readonly inflows?: readonly { readonly address: string; readonly amount: string; readonly time?: string }[];
  /** An untagged account that sends to more others than this is not followed; default 1000. */
  readonly fanOut?: number;
  /** Transfers of the followed asset of less than this, in the unit people use, lead nowhere: what comes by them alone is not followed. */
  readonly least?: string;
  readonly tags?: readonly Tag[];
  readonly actors?: readonly TaggedActor[];
  /** Files that the tags are from. */
  readonly packs?: number;
  /** Day of an act: what moved in equal windows before and after it is told too. */
  readonly around?: string;
  /** Days of each of these windows. */
  readonly window?: number;
  readonly onHop?: (hop: number, accounts: number) => void;
}

/**
 * Follows value from accounts through transfers, hop by hop, and says where it came to under four methods.
 * @throws {UsageError} where a source sends nothing, sends several assets, or an option does not fit the transfers, as windows around an act that
 * the transfers do not reach over.
 */
export async function followValue(reading: TransferReading, options: FollowOptions): Promise<FollowResult> {
  const { services, span } = asked(options);
  return withStore(async (store) => {
    const swaps = new Set(services.all(['swap']));
    const table = await loadTransfers(store, within(reading, span), reading.assets, swaps);
    return follow(duckMoves(store, table), reading, services, options);
  });
}

/**
 * The same for a Parquet file with the columns of the plain table, which goes into the store as it is; swaps are joined where it
 * names transactions.
 * @throws {UsageError} where it cannot be read or lacks a column.
 */
export async function followParquet(file: string, options: FollowOptions): Promise<FollowResult> {
  const { services, span } = asked(options);
  return withStore(async (store) => {
    const { table, remarks } = await loadParquet(store, file, {
      swaps: new Set(services.all(['swap'])),
      ...span,
    });
    const notices = [...remarks.notices, ...(await noticesAfter(store, file, table))];
    return follow(duckMoves(store, table), { ...remarks, notices }, services, options);
  });
}

/** Says where transfers are later than their file. */
async function noticesAfter(store: Store, file: string, { lastTime }: MoveTable): Promise<Notice[]> {
  const known = await lastKnown(file);
  if (known === null || lastTime === null || lastTime <= known) return [];
  return [{ message: AFTER_FILE, ...(await rowsAfter(store, file, known)) }];
}

/**
 * The same for transfers that a store wrote to a Parquet file: what was said of them when they were loaded takes the place of what the file would say.
 * @throws {UsageError} as {@link followValue} does.
 */
export async function followKept(
  { file, name }: { readonly file: string; readonly name: string },
  remarks: TransferRemarks & { readonly assets: readonly Asset[] },
  options: FollowOptions,
): Promise<FollowResult> {
  const { services, span } = asked(options);
  const known = new Map(remarks.assets.map((asset) => [asset.id, asset]));
  return withStore(async (store) => {
    const { table } = await loadParquet(store, file, {
      swaps: new Set(services.all(['swap'])),
      ...span,
      name,
    });
    const assets = table.assets.map((asset) => known.get(asset.id) ?? { ...asset, symbol: asset.id });
    return follow(duckMoves(store, { ...table, assets }), remarks, services, options);
  });
}

/** What an option says, before anything is read. */
function asked(options: FollowOptions): { readonly services: Services; readonly span: Span } {
  const { tags = [], actors = [], inflows = [], around } = options;
  for (const { time } of inflows) if (time !== undefined) optionMoment('--inflow', time, 'first');
  if (around !== undefined) optionMoment('--around', around, 'first');
  return { services: new Services(tags, actors), span: spanOf(options) };
}

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
  const { services, span } = asked(options);
  return withStore(async (store) => {
    const moves = await openClusterMoves(engine, store, {
      assets: remarks.assets,
      swaps: services.all(['swap']),
      ...span,
    });
    return follow(moves, remarks, services, options);
  });
}

async function follow(
  moves: MoveSource,
  read: TransferRemarks,
  services: Services,
  options: FollowOptions,
): Promise<FollowResult> {
  const remarks = { ...read, notices: [...read.notices, ...caseNotices('--from', options.from)] };
  const { hops = 10, fanOut = 1000, method = 'haircut', onHop } = options;
  const { store, table } = moves;
  const sources = await sourcesOf(moves, remarks, options.from);
  const asset = await assetOf(moves, sources, options.asset);
  const tagged = await moves.numbersOf(services.all());
  // A source is followed whatever its tags say.
  const stops = [...tagged.values()].filter((number) => !sources.includes(number));
  const least = leastOf(options.least, table.assets[asset] as Asset);
  const question = {
    sources,
    asset,
    hops,
    stops,
    fanOut,
    ...(least !== undefined && { least }),
    ...(onHop && { onHop }),
  };
  const reached = await moves.reach(question);
  const { followed, hop } = reached;
  const used = await moves.movesOf(followed);
  const sourceNames = await moves.namesOf(sources);
  const inflows: Inflow[] = [];
  for (const given of options.inflows ?? []) {
    const { account, amount } = inflowOf(given, table.assets[asset] as Asset, sourceNames);
    const before =
      given.time === undefined ? 0 : await movesBefore(store, followed, inflowTime(given.time, table));
    inflows.push({ account, amount, before });
  }
  const trace = tracing(used, { asset, sources: new Set(sources), followed, inflows, hop });
  const traced = Object.fromEntries(
    METHODS.map((one) => [one, trace(one, one === method)]),
  ) as TraceSubject['traced'];
  // Value that came earlier on a way of more hops goes on to accounts that the hops do not reach.
  const beyond = Object.values(traced).flatMap(({ assets }) =>
    [...assets.values()].flatMap(({ arrived }) => [...arrived.keys()]),
  );
  const names = await moves.namesOf(new Set([...hop.keys(), ...sources, ...beyond]));
  const result = describeTrace({
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
    least: least === undefined ? null : (options.least as string),
  });
  const { around: day, window } = options;
  if (day === undefined) return result;
  const serviceAt = new Map([...tagged].map(([name, number]) => [number, services.of(name)?.name ?? null]));
  const around = await flowsAround(store, {
    day,
    ...(window !== undefined && { window }),
    asset: table.assets[asset] as Asset,
    assetNumber: asset,
    firstTime: table.firstTime,
    lastTime: table.lastTime,
    sources,
    followed,
    serviceOf: (account) => serviceAt.get(account) ?? null,
  });
  return { ...result, around };
}

/** Transfers within the days asked for. */
function within({ transfers }: TransferReading, { since, until }: Span): TransferReading['transfers'] {
  if (since === undefined && until === undefined) return transfers;
  const without = transfers.find(({ time }) => time === null);
  if (without)
    throw new UsageError(`${without.place} has no time; --since and --until need one in every row`);
  return transfers.filter(
    ({ time }) =>
      (since === undefined || (time as string) >= since.text) &&
      (until === undefined || (time as string) <= until.text),
  );
}

/** Accounts of the addresses: themselves, or for coins that have outputs, all outputs of theirs. */
async function sourcesOf(
  moves: MoveSource,
  remarks: TransferRemarks,
  from: readonly string[],
): Promise<number[]> {
  const outputs = new Map<string, string[]>(from.map((address) => [accountOf(address), []]));
  for (const [output, owner] of remarks.owners) outputs.get(owner)?.push(output);
  const accounts = from.map((address) => {
    const account = accountOf(address);
    return { address, all: [account, ...(outputs.get(account) as string[])] };
  });
  const numbers = await moves.occurring(accounts.flatMap(({ all }) => all));
  return accounts.flatMap(({ address, all }) => {
    const found = all.flatMap((one) => numbers.get(one) ?? []);
    if (found.length === 0)
      throw new UsageError(
        `${address} neither sends nor receives in these transfers; check the address${orSkipped(remarks)}`,
      );
    return found;
  });
}

function orSkipped(remarks: TransferRemarks): string {
  const [first] = remarks.skipped;
  if (!first) return '';
  return `, and the ${skippedRows(remarks)} rows that were skipped, the first being ${first.place}: ${first.reason}`;
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

function inflowTime(time: string, { firstTime }: MoveTable): Moment {
  if (firstTime === null)
    throw new UsageError(`--inflow has the time ${time}, and these transfers have none; leave it out`);
  return optionMoment('--inflow', time, 'first');
}

function leastOf(amount: string | undefined, asset: Asset): bigint | undefined {
  if (amount === undefined) return undefined;
  const units = fromUnits(amount, asset);
  if (units === null)
    throw new UsageError(
      `--least ${amount} is no amount of the asset that is followed, which has ${asset.decimals ?? 'no known'} decimal places`,
    );
  return units;
}

function inflowOf(
  { address, amount }: { readonly address: string; readonly amount: string },
  asset: Asset,
  sources: ReadonlyMap<number, string>,
): Pick<Inflow, 'account' | 'amount'> {
  const [account] = [...sources].find(([, name]) => name === accountOf(address)) ?? [];
  if (account === undefined) throw new UsageError(`--inflow names ${address}, which is not among --from`);
  const units = fromUnits(amount, asset);
  if (units === null) throw new UsageError(`--inflow ${amount} is no amount of the asset that is followed`);
  return { account, amount: units };
}
