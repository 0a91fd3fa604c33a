import { describeTrace, type TraceSubject } from './chain/describe.js';
import { METHODS, type Method } from './chain/holdings/holding.js';
import { loadMoves, movesOf } from './chain/load-moves.js';
import type { Moves } from './chain/moves.js';
import { type Reach, reach } from './chain/reach.js';
import { accountOf, Services } from './chain/services.js';
import { type Inflow, traceValue } from './chain/trace-value.js';
import { fromUnits } from './chain/units.js';
import { UsageError } from './error.js';
import { Store } from './store/store.js';
import type { FollowResult, Tag, TaggedActor, TransferReading } from './types.js';

export interface FollowOptions {
  /** Addresses whose value is followed. */
  readonly from: readonly string[];
  readonly method?: Method;
  /** Default 10. */
  readonly hops?: number;
  /** Last and first day looked at; a moment (`2022-04-14T00:00:00Z`) or a day. */
  readonly until?: string;
  readonly since?: string;
  /** The asset followed; needed where the sources send several. */
  readonly asset?: string;
  /** Value that came to a source from outside the transfers: only that much is traced then. Amounts in the unit people use. */
  readonly inflows?: readonly { readonly address: string; readonly amount: string; readonly time?: string }[];
  /** An untagged account that sends to more others than this is not followed; default 1000. */
  readonly fanOut?: number;
  readonly tags?: readonly Tag[];
  readonly actors?: readonly TaggedActor[];
  readonly packs?: number;
  readonly onHop?: (hop: number, accounts: number) => void;
}

/**
 * Follows value from accounts through transfers, hop by hop, and says where it came to under four methods.
 * @throws {UsageError} where a source sends nothing, sends several assets, or an option does not fit the transfers.
 */
export async function followValue(reading: TransferReading, options: FollowOptions): Promise<FollowResult> {
  const { tags = [], actors = [], hops = 10, fanOut = 1000, onHop } = options;
  const services = new Services(tags, actors);
  const swaps = new Set(services.all(['swap']));
  const moves = movesOf(within(reading, options), reading.assets, swaps);
  const sources = sourcesOf(moves, reading, options.from);
  const asset = assetOf(moves, sources, options.asset);
  const stops = stopsOf(moves, services, new Set(sources));
  const reached = await findReach(moves, { sources, asset, hops, stops, fanOut, ...(onHop && { onHop }) });
  const used = moves.moves.filter(({ from, to }) => reached.followed.has(from) || reached.followed.has(to));
  const inflows = inflowsOf(moves, used, asset, sources, options.inflows ?? []);
  const traced = Object.fromEntries(
    METHODS.map((method) => [
      method,
      traceValue(used, {
        method,
        asset,
        sources: new Set(sources),
        followed: reached.followed,
        inflows,
        hop: reached.hop,
      }),
    ]),
  ) as TraceSubject['traced'];
  return describeTrace({
    reading,
    moves,
    used,
    reach: reached,
    hops,
    sources,
    asset,
    services,
    method: options.method ?? 'haircut',
    traced,
    tags: tags.length,
    packs: options.packs ?? 0,
    fanOut,
  });
}

async function findReach(moves: Moves, question: Parameters<typeof reach>[1]): Promise<Reach> {
  const store = await Store.open();
  try {
    await loadMoves(store, moves.moves);
    return await reach(store, question);
  } finally {
    store.close();
  }
}

/** Transfers within the days asked for. */
function within(
  { transfers }: TransferReading,
  { since, until }: FollowOptions,
): TransferReading['transfers'] {
  if (since === undefined && until === undefined) return transfers;
  const without = transfers.find(({ time }) => time === null);
  if (without)
    throw new UsageError(`${without.place} has no time; --since and --until need one in every row`);
  const last = until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59Z` : until;
  return transfers.filter(
    ({ time }) =>
      (since === undefined || (time as string) >= since) && (last === undefined || (time as string) <= last),
  );
}

/** Accounts of the addresses: themselves, or for coins that have outputs, all outputs of theirs. */
function sourcesOf(
  { numberOf }: { readonly numberOf: (account: string) => number | undefined },
  { owners }: TransferReading,
  from: readonly string[],
): number[] {
  return from.flatMap((address) => {
    const account = accountOf(address);
    const outputs = [...owners].flatMap(([output, owner]) => (owner === account ? [output] : []));
    const numbers = [account, ...outputs].flatMap((one) => numberOf(one) ?? []);
    if (numbers.length === 0)
      throw new UsageError(`${address} neither sends nor receives in these transfers; check the address`);
    return numbers;
  });
}

function assetOf({ moves, assets }: Moves, sources: readonly number[], wanted: string | undefined): number {
  const among = new Set(sources);
  const sent = [...new Set(moves.flatMap(({ from, asset }) => (among.has(from) ? [asset] : [])))];
  const named = sent.map((asset) => assets[asset] as Moves['assets'][number]);
  if (wanted !== undefined) {
    const found = sent.find((asset) => assets[asset]?.id === accountOf(wanted));
    if (found === undefined)
      throw new UsageError(
        `--asset ${wanted} is not sent by the sources; they send ${named.map(({ id }) => id).join(', ') || 'nothing'}`,
      );
    return found;
  }
  if (sent.length === 0) throw new UsageError('the sources send nothing in these transfers');
  if (sent.length > 1)
    throw new UsageError(
      `the sources send ${sent.length} assets; choose one with --asset: ${named.map(({ id, symbol }) => (id === symbol ? id : `${id} (calls itself ${symbol})`)).join(', ')}`,
    );
  return sent[0] as number;
}

/** Services are not followed, whatever they send; a source is, whatever its tags say. */
function stopsOf({ accounts }: Moves, services: Services, sources: ReadonlySet<number>): number[] {
  return accounts.flatMap((account, number) =>
    !sources.has(number) && services.of(account) !== null ? [number] : [],
  );
}

function inflowsOf(
  moves: Moves,
  used: Moves['moves'],
  asset: number,
  sources: readonly number[],
  given: NonNullable<FollowOptions['inflows']>,
): Inflow[] {
  return given.map(({ address, amount, time }) => {
    const account = moves.accounts.indexOf(accountOf(address));
    if (!sources.includes(account))
      throw new UsageError(`--inflow names ${address}, which is not among --from`);
    const units = fromUnits(amount, moves.assets[asset] as Moves['assets'][number]);
    if (units === null) throw new UsageError(`--inflow ${amount} is no amount of the asset that is followed`);
    const later = time === undefined ? 0 : used.findIndex((move) => move.time !== null && move.time >= time);
    return { account, amount: units, before: later < 0 ? used.length : later };
  });
}
