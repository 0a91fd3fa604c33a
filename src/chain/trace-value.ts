import type { Holding, Method } from './holdings/holding.js';
import { HOLDINGS } from './holdings/holdings.js';
import { amountOf, type Parcel, parcelOf, tracedOf } from './holdings/lot.js';
import { SourceHolding } from './holdings/source.js';
import type { Move } from './moves.js';

export interface TraceQuestion {
  readonly method: Method;
  /** The asset that is followed from the sources. */
  readonly asset: number;
  readonly sources: ReadonlySet<number>;
  /** Accounts whose transfers are followed, sources among them. */
  readonly followed: ReadonlySet<number>;
  readonly inflows: readonly Inflow[];
  /** Hop of every followed account. */
  readonly hop: ReadonlyMap<number, number>;
}

/** Traced value that came to an account from outside the transfers; a source that has such sends no more traced value than it has. */
export interface Inflow {
  readonly account: number;
  readonly amount: bigint;
  /** Place of the move before which it came. */
  readonly before: number;
}

/** Traced value of one asset; all amounts in its smallest unit. */
export interface AssetFlow {
  /** Left the sources, or was declared. */
  injected: bigint;
  /** Clean value that became traced by touch, under poison only. */
  contaminated: bigint;
  convertedOut: bigint;
  convertedIn: bigint;
  /** By account that is not followed. */
  readonly arrived: Map<number, bigint>;
  /** By account that is followed, at the end. */
  readonly held: Map<number, bigint>;
  /** Sent by followed accounts beyond what the transfers show them to have: they must have had it from elsewhere. */
  unseen: bigint;
  /** Sent by followed accounts in all. */
  sent: bigint;
}

export interface HopFlow {
  transfers: number;
  /** Traced value of the followed asset that accounts of this hop sent on. */
  value: bigint;
}

export interface Traced {
  readonly assets: ReadonlyMap<number, AssetFlow>;
  /** By hop of the sender. */
  readonly hops: ReadonlyMap<number, HopFlow>;
  /** Traced value of the followed asset by sender and receiver, for figures. */
  readonly edges: ReadonlyMap<number, ReadonlyMap<number, bigint>>;
}

/**
 * Follows value through moves in order, by one method. Every unit that enters is somewhere at the end: with a followed account, with one
 * where following stopped, or in another asset; {@link differenceOf} adds up.
 */
export function traceValue(moves: Iterable<Move>, question: TraceQuestion): Traced {
  const run = new Run(question);
  for (const move of moves) run.take(move);
  return run.end();
}

/** What came in less what is accounted for: zero, or the tracer is wrong. */
export function differenceOf(flow: AssetFlow): bigint {
  const entered = flow.injected + flow.contaminated + flow.convertedIn;
  return entered - flow.convertedOut - total(flow.arrived.values()) - total(flow.held.values());
}

export const total = (values: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
};

/** A trace under way. */
class Run {
  private readonly holdings = new Map<number, Map<number, Holding>>();
  private readonly assets = new Map<number, AssetFlow>();
  private readonly hops = new Map<number, HopFlow>();
  private readonly edges = new Map<number, Map<number, bigint>>();
  private readonly inflows: Inflow[];
  private readonly declared: ReadonlySet<number>;
  private place = 0;

  constructor(private readonly question: TraceQuestion) {
    this.inflows = [...question.inflows].sort((a, b) => a.before - b.before);
    this.declared = new Set(question.inflows.map(({ account }) => account));
  }

  take(move: Move): void {
    this.declareUpTo(this.place);
    this.place += 1;
    const parcel = this.leave(move);
    const traced = tracedOf(parcel);
    if (traced > 0n && move.asset === this.question.asset) this.record(move, traced);
    this.arrive(move.to, move.into, move.into === move.asset ? parcel : this.convert(move, parcel));
  }

  end(): Traced {
    this.declareUpTo(Number.POSITIVE_INFINITY);
    for (const [asset, byAccount] of this.holdings)
      for (const [account, { traced }] of byAccount)
        if (traced > 0n) this.flowOf(asset).held.set(account, traced);
    const { assets, hops, edges } = this;
    return { assets, hops, edges };
  }

  private declareUpTo(place: number): void {
    for (let next = this.inflows[0]; next && next.before <= place; next = this.inflows[0]) {
      this.inflows.shift();
      this.flowOf(this.question.asset).injected += next.amount;
      this.arrive(next.account, this.question.asset, parcelOf(next.amount, 0n));
    }
  }

  /** What a move takes from its sender; from an account that is not followed, clean value. */
  private leave({ from, asset, amount }: Move): Parcel {
    if (!this.question.followed.has(from)) return parcelOf(0n, amount);
    const flow = this.flowOf(asset);
    const holding = this.holdingOf(from, asset);
    flow.sent += amount;
    const lacking = amount - holding.balance;
    if (lacking > 0n && !(holding instanceof SourceHolding)) {
      flow.unseen += lacking;
      flow.contaminated += holding.receive(parcelOf(0n, lacking));
    }
    return holding.send(amount);
  }

  private arrive(account: number, asset: number, parcel: Parcel): void {
    const flow = this.flowOf(asset);
    if (this.question.followed.has(account)) {
      flow.contaminated += this.holdingOf(account, asset).receive(parcel);
      return;
    }
    const traced = tracedOf(parcel);
    if (traced > 0n) flow.arrived.set(account, (flow.arrived.get(account) ?? 0n) + traced);
  }

  /** The share of what is paid that is traced becomes that share of what is given for it, rounded down. */
  private convert({ asset, into, received }: Move, parcel: Parcel): Parcel {
    const traced = tracedOf(parcel);
    const arriving = traced === 0n ? 0n : (traced * received) / amountOf(parcel);
    this.flowOf(asset).convertedOut += traced;
    this.flowOf(into).convertedIn += arriving;
    return parcelOf(arriving, received - arriving);
  }

  private record({ from, to }: Move, traced: bigint): void {
    const hop = this.question.hop.get(from) as number;
    const flow = ensure(this.hops, hop, () => ({ transfers: 0, value: 0n }));
    flow.transfers += 1;
    flow.value += traced;
    const out = ensure(this.edges, from, () => new Map<number, bigint>());
    out.set(to, (out.get(to) ?? 0n) + traced);
  }

  private flowOf(asset: number): AssetFlow {
    return ensure(this.assets, asset, emptyFlow);
  }

  private holdingOf(account: number, asset: number): Holding {
    const ofAsset = ensure(this.holdings, asset, () => new Map<number, Holding>());
    return ensure(ofAsset, account, () => this.newHolding(account, asset));
  }

  private newHolding(account: number, asset: number): Holding {
    const { sources, method, asset: followed } = this.question;
    if (!sources.has(account) || asset !== followed || this.declared.has(account)) return HOLDINGS[method]();
    return new SourceHolding((amount) => {
      this.flowOf(asset).injected += amount;
    });
  }
}

const emptyFlow = (): AssetFlow => ({
  injected: 0n,
  contaminated: 0n,
  convertedOut: 0n,
  convertedIn: 0n,
  arrived: new Map(),
  held: new Map(),
  unseen: 0n,
  sent: 0n,
});

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
