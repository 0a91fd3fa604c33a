import { createHash, randomBytes } from 'node:crypto';
import { UsageError } from '../error.js';
import type { ClickHouseEngine } from '../store/clickhouse/engine.js';
import { Lease, leaseOfTrace } from '../store/clickhouse/lease.js';
import { ClusterTrace } from '../store/clickhouse/trace.js';
import { TraceMoves, type TransferOrder } from '../store/clickhouse/trace-moves.js';
import { TraceTables } from '../store/clickhouse/trace-tables.js';
import {
  assetsOf,
  occurring,
  type TransferFacts,
  transferFacts,
} from '../store/clickhouse/transfer-facts.js';
import type { Store } from '../store/store.js';
import type { Asset } from '../types.js';
import type { Touched } from './columns/touched.js';
import type { Span } from './moment.js';
import type { MoveSource } from './move-source.js';
import { loadAccounts, type MoveTable, movesOf, Numbering, streamMoves } from './move-table.js';
import type { Move, OrderedBy } from './moves.js';
import { type Reach, type ReachQuestion, reachOf } from './reach.js';

export interface ClusterMovesQuestion extends Span {
  readonly assets: readonly Asset[];
  /** Contracts whose two legs are one swap. */
  readonly swaps: readonly string[];
}

/** Accounts that are brought back; beyond, the answer would not fit into the memory that is promised. */
const MOST = 2_000_000;
/** Transfers that are brought back. */
const MOST_MOVES = 2_000_000;

/**
 * The transfers of a cluster as a source of moves. Names are numbered here, as they are met, and only those that an answer needs.
 * @throws {UsageError} where `since` and `until` find no times.
 */
export async function openClusterMoves(
  engine: ClickHouseEngine,
  store: Store,
  question: ClusterMovesQuestion,
): Promise<ClusterMoves> {
  const { server } = engine;
  const within = withinOf(question);
  if (within !== '1') await checkTimes(engine);
  const facts = await transferFacts(server, within);
  const orderedBy = orderOf(facts);
  const loads = await engine.loads('transfers');
  const state = [
    within,
    orderedBy,
    ...loads.map(({ digest, rows }) => `${digest} ${rows}`),
    ...question.swaps,
  ];
  const moves = new ClusterMoves(engine, store, question, { within, facts, orderedBy, state });
  if (question.swaps.length > 0) await moves.joinSwaps();
  return moves;
}

function withinOf({ since, until }: ClusterMovesQuestion): string {
  const parts = [
    ...(since === undefined ? [] : [`moment >= ${since.seconds}`]),
    ...(until === undefined ? [] : [`moment <= ${until.seconds}`]),
  ];
  return parts.length === 0 ? '1' : parts.join(' AND ');
}

async function checkTimes(engine: ClickHouseEngine): Promise<void> {
  const { transfers, times } = await transferFacts(engine.server, '1');
  if (times < transfers)
    throw new UsageError(
      `${transfers - times} of ${transfers} transfers have no time; --since and --until need one in every row`,
    );
}

function orderOf({ transfers, blocks, times }: TransferFacts): OrderedBy {
  if (blocks === transfers) return 'block';
  return times === transfers ? 'time' : 'row';
}

/** As `inOrder` puts rows in order; what runs backwards in time is turned round. */
function columnsOf(orderedBy: OrderedBy, facts: TransferFacts): TransferOrder {
  if (orderedBy === 'row') return ['toInt64(0)', 'toInt64(0)', 'place'];
  const [column, first, last] =
    orderedBy === 'block'
      ? ['block', facts.firstBlock, facts.lastBlock]
      : ['moment', facts.firstRowMoment, facts.lastRowMoment];
  return first > last ? [column, 'toInt64(0)', '-place'] : [column, 'index', 'place'];
}

const digestOf = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

interface Setting {
  readonly within: string;
  readonly facts: TransferFacts;
  readonly orderedBy: OrderedBy;
  /** What the transfers are, as far as a trace depends on it. */
  readonly state: readonly string[];
}

class ClusterMoves implements MoveSource {
  readonly table: { -readonly [K in keyof MoveTable]: MoveTable[K] };
  private readonly accounts = new Numbering();
  private readonly assets: Asset[] = [];
  private readonly assetIds = new Numbering();
  private readonly known: ReadonlyMap<string, Asset>;
  private trace: ClusterTrace | undefined;
  private swaps: TraceTables | undefined;

  constructor(
    private readonly engine: ClickHouseEngine,
    readonly store: Store,
    private readonly question: ClusterMovesQuestion,
    private readonly setting: Setting,
  ) {
    const { facts, orderedBy } = setting;
    this.known = new Map(question.assets.map((asset) => [asset.id, asset]));
    const told = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
    this.table = {
      assets: this.assets,
      transfers: facts.transfers,
      orderedBy,
      firstTime: facts.times > 0 ? told(facts.firstMoment) : null,
      lastTime: facts.times > 0 ? told(facts.lastMoment) : null,
    };
  }

  async occurring(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await occurring(this.engine.server, names, this.setting.within);
    return this.numbersOf(names.filter((name) => found.has(name)));
  }

  async numbersOf(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(names.map((name) => [name, this.accounts.of(name)]));
  }

  async namesOf(numbers: Iterable<number>): Promise<Map<number, string>> {
    return new Map([...numbers].map((number) => [number, this.accounts.names[number] as string]));
  }

  async assetsSent(accounts: Iterable<number>): Promise<number[]> {
    const found = await assetsOf(this.engine.server, this.named(accounts), this.setting.within);
    return found.map((id) => this.asset(id));
  }

  async reach({ sources, asset, hops, stops, fanOut, least, onHop }: ReachQuestion): Promise<Reach> {
    const { facts, orderedBy, within, state } = this.setting;
    const id = (this.assets[asset] as Asset).id;
    const [from, never] = [this.named(sources), this.named(stops)];
    const { server } = this.engine;
    const trace = digestOf([from, never, id, fanOut, ...(least === undefined ? [] : [`${least}`]), state]);
    const lease = await Lease.take(server, leaseOfTrace(trace));
    this.engine.atEnd(() => lease.release());
    // A swap that is joined lasts as long as the hops that it is part of.
    const pairs = this.swaps ? await new TraceTables(server, trace).adopt('pairs', this.swaps) : null;
    this.trace = new ClusterTrace(server, {
      trace,
      asset: id,
      hops,
      fanOut,
      window: { order: columnsOf(orderedBy, facts), within },
      pairs,
      hold: () => lease.hold(),
      most: MOST,
      ...(least !== undefined && { least }),
      ...(onHop && { onHop }),
    });
    const rows = await this.trace.reach({ sources: from, stops: never });
    return reachOf(
      rows.map(({ account, ...row }) => ({ account: this.accounts.of(account), ...row })),
      hops,
    );
  }

  async movesOf(accounts: Iterable<number>): Promise<Touched> {
    const trace = this.trace as ClusterTrace;
    await streamMoves(this.store, this.brought(trace, accounts));
    await trace.drop();
    await loadAccounts(this.store, this.accounts.names);
    return movesOf(this.store, accounts);
  }

  /** Moves as they come from the nodes: none is held here. */
  private async *brought(trace: ClusterTrace, accounts: Iterable<number>): AsyncGenerator<Move> {
    let count = 0;
    for await (const row of trace.moves.of(this.named(accounts))) {
      if (++count > MOST_MOVES)
        throw new UsageError(
          `the accounts that are followed have more than ${MOST_MOVES} transfers, which is as many as are brought here; follow fewer hops, a shorter time (--since, --until) or a smaller --fan-out`,
        );
      const amount = BigInt(row.amount);
      yield {
        from: this.accounts.of(row.src),
        to: this.accounts.of(row.dst),
        asset: this.asset(row.asset),
        into: this.asset(row.into_asset),
        amount,
        received: row.received === row.amount ? amount : BigInt(row.received),
        time: row.moment < 0 ? null : `${new Date(row.moment * 1000).toISOString().slice(0, 19)}Z`,
      };
    }
  }

  /** Joins the legs of swaps; what is swapped is told by assets in the order of the moves, so they are numbered by it. */
  async joinSwaps(): Promise<void> {
    const { facts, orderedBy, within } = this.setting;
    const { server } = this.engine;
    // What is asked is not known yet, and another question may join the same swaps now.
    const tables = new TraceTables(server, `swaps_${randomBytes(8).toString('hex')}`);
    this.engine.atEnd(() => tables.drop());
    const swaps = new TraceMoves(server, tables, { order: columnsOf(orderedBy, facts), within });
    const joined = await swaps.joinSwaps(this.question.swaps);
    if (joined === 0) return;
    this.swaps = tables;
    this.table.transfers -= joined;
    for (const id of await swaps.assets()) this.asset(id);
  }

  private named(numbers: Iterable<number>): string[] {
    return [...numbers].map((number) => this.accounts.names[number] as string);
  }

  private asset(id: string): number {
    const number = this.assetIds.of(id);
    if (number === this.assets.length)
      this.assets.push(this.known.get(id) ?? { id, symbol: id, decimals: null });
    return number;
  }
}
