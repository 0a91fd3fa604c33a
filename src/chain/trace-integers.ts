import type { Passage } from './columns/move-columns.js';
import type { Holding } from './holdings/holding.js';
import { HOLDINGS } from './holdings/holdings.js';
import { amountOf, type Parcel, parcelOf, tracedOf } from './holdings/lot.js';
import { SourceHolding } from './holdings/source.js';
import type { AssetFlow, HopFlow, Inflow, Traced, TraceQuestion } from './trace-value.js';

/** {@link traceValue} with integers of any length and an object for each holding: for amounts that do not fit in columns. */
export function traceIntegers(moves: Iterable<Passage>, question: TraceQuestion): Traced {
  const run = new Run(question);
  for (const move of moves) run.take(move);
  return run.end();
}

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

  take(move: Passage): void {
    this.declareUpTo(this.place);
    this.place += 1;
    if (this.staysAtSource(move)) return;
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

  /** What a source sends to itself has not left it, and brings nothing into the trace. */
  private staysAtSource({ from, to, asset, into }: Passage): boolean {
    if (from !== to || asset !== into || !this.question.sources.has(from)) return false;
    this.flowOf(asset);
    return this.holdingOf(from, asset) instanceof SourceHolding;
  }

  /** What a move takes from its sender; from an account that is not followed, clean value. */
  private leave({ from, asset, amount }: Passage): Parcel {
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
  private convert({ asset, into, received }: Passage, parcel: Parcel): Parcel {
    const traced = tracedOf(parcel);
    const arriving = traced === 0n ? 0n : (traced * received) / amountOf(parcel);
    this.flowOf(asset).convertedOut += traced;
    this.flowOf(into).convertedIn += arriving;
    return parcelOf(arriving, received - arriving);
  }

  private record({ from, to }: Passage, traced: bigint): void {
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
