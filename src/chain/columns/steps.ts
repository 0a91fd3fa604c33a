import type { TraceQuestion } from '../trace-value.js';
import { Amounts, HALF } from './amounts.js';
import type { MoveColumns } from './move-columns.js';
import type { Touched } from './touched.js';

/** What one account has of one asset, by number. */
interface Places {
  readonly account: number[];
  readonly asset: number[];
}

/** In a column of numbers: an account that is followed, or is not, and has none yet. Holdings are numbered from 2 up, ends from -1 down. */
const FOLLOWED = 1;
const OTHER = 0;

/**
 * The moves of a trace with what they lead from and to, numbered once for all rules. Only assets that the followed one can have become are
 * among them: traced value comes to no other.
 */
export interface Steps {
  readonly moves: MoveColumns;
  readonly question: Omit<TraceQuestion, 'method'>;
  /** Place of each step among the moves. */
  readonly place: Int32Array;
  /** Holding that a step takes from; -1 where what it takes is clean, as from an account that is not followed. */
  readonly sender: Int32Array;
  /** Holding that a step leads to; for an account that is not followed, `~end`. */
  readonly receiver: Int32Array;
  /** What followed accounts hold; the first are of sources that send traced value only. */
  readonly holdings: Places;
  readonly sources: number;
  /** Hop of the account of each holding. */
  readonly hop: Int32Array;
  /** What came to accounts that are not followed. */
  readonly ends: Places;
  /** Assets in the order in which they are met. */
  readonly assets: readonly number[];
  readonly inflows: readonly StepInflow[];
}

/** An {@link Inflow} that comes before a step. */
export interface StepInflow {
  readonly receiver: number;
  readonly amount: bigint;
  readonly before: number;
}

/** Numbers the steps; null where amounts do not fit in the columns that are kept of them. */
export function stepsOf(touched: Touched, question: Omit<TraceQuestion, 'method'>): Steps | null {
  const steps = new Numbering(touched, question).all();
  return fits(steps) ? steps : null;
}

class Numbering {
  private readonly holdings: Places = { account: [], asset: [] };
  private readonly ends: Places = { account: [], asset: [] };
  private readonly assets = new Set<number>();
  private readonly isMet: Uint8Array;
  /** By asset, of each account. */
  private readonly numbers: (Int32Array | undefined)[] = [];
  private readonly sources: number;

  constructor(
    private readonly touched: Touched,
    private readonly question: Omit<TraceQuestion, 'method'>,
  ) {
    this.isMet = new Uint8Array(touched.moves.assets);
    // An account can have value declared and move none.
    const declared = new Set(question.inflows.map(({ account }) => account));
    const named = [...question.sources, ...declared];
    const length = named.reduce((most, account) => Math.max(most, account + 1), touched.moves.accounts);
    for (const asset of assetsReached(touched, question.asset)) {
      const numbers = new Int32Array(length);
      for (const account of question.followed) numbers[account] = FOLLOWED;
      this.numbers[asset] = numbers;
    }
    for (const source of question.sources)
      if (!declared.has(source) && question.followed.has(source)) this.placeOf(source, question.asset);
    this.sources = this.holdings.account.length;
  }

  all(): Steps {
    const { touched, question, holdings, ends, sources } = this;
    const { moves, places } = touched;
    const [place, sender, receiver] = [0, 0, 0].map(() => new Int32Array(places.length)) as Columns;
    const given = [...question.inflows].sort((a, b) => a.before - b.before);
    const inflows: StepInflow[] = [];
    let count = 0;
    for (let i = 0; i <= places.length; i++) {
      for (let next = given[0]; next && (next.before <= i || i === places.length); next = given[0]) {
        given.shift();
        this.meet(question.asset);
        inflows.push({
          receiver: this.placeOf(next.account, question.asset),
          amount: next.amount,
          before: count,
        });
      }
      if (i === places.length) break;
      const at = places[i] as number;
      const [asset, into] = [moves.asset[at] as number, moves.into[at] as number];
      if (this.numbers[into] === undefined) continue;
      place[count] = at;
      sender[count] = this.senderOf(moves.from[at] as number, asset, asset !== into);
      receiver[count] = this.placeOf(moves.to[at] as number, into);
      this.meet(into);
      // What a source sends to itself has not left it, and brings nothing into the trace.
      const [out, back] = [sender[count] as number, receiver[count] as number];
      if (out === back && out >= 0 && out < sources) continue;
      count += 1;
    }
    return {
      moves,
      question,
      place: place.subarray(0, count),
      sender: sender.subarray(0, count),
      receiver: receiver.subarray(0, count),
      holdings,
      sources,
      hop: this.hops(),
      ends,
      assets: [...this.assets],
      inflows,
    };
  }

  /** What is given for an asset that traced value never comes to is clean, whoever pays. */
  private senderOf(account: number, asset: number, swaps: boolean): number {
    const numbers = this.numbers[asset];
    if (numbers === undefined) return -1;
    const follows = (numbers[account] as number) >= FOLLOWED;
    if (follows || swaps) this.meet(asset);
    return follows ? this.placeOf(account, asset) : -1;
  }

  /** A holding, or `~end`. */
  private placeOf(account: number, asset: number): number {
    const numbers = this.numbers[asset] as Int32Array;
    const known = numbers[account] as number;
    if (known > FOLLOWED) return known - 2;
    if (known < OTHER) return known;
    const places = known === FOLLOWED ? this.holdings : this.ends;
    places.asset.push(asset);
    const place = places.account.push(account) - 1;
    numbers[account] = known === FOLLOWED ? place + 2 : ~place;
    return known === FOLLOWED ? place : ~place;
  }

  private meet(asset: number): void {
    if (this.isMet[asset] === 1) return;
    this.isMet[asset] = 1;
    this.assets.add(asset);
  }

  private hops(): Int32Array {
    const { account } = this.holdings;
    const ofAccount = new Int32Array(this.touched.moves.accounts);
    for (const [one, hop] of this.question.hop) ofAccount[one] = hop;
    return Int32Array.from(account, (one) => ofAccount[one] ?? 0);
  }
}

type Columns = [Int32Array, Int32Array, Int32Array];

/** The followed asset, and those that it can have become by swaps. */
function assetsReached({ moves, places }: Touched, asset: number): Set<number> {
  const reached = new Set([asset]);
  if (moves.into === moves.asset) return reached;
  const swaps = new Map<number, Set<number>>();
  for (const at of places) {
    const [from, to] = [moves.asset[at] as number, moves.into[at] as number];
    if (from !== to) swaps.set(from, (swaps.get(from) ?? new Set()).add(to));
  }
  // A set that grows while it is gone through is gone through to its end.
  for (const one of reached) for (const next of swaps.get(one) ?? []) reached.add(next);
  return reached;
}

/**
 * Whether no balance and no sum can come to 96 bits: the sum of all that moves, is received for it, or is declared does not. The upper halves
 * are added as numbers, with one more for each of the lower.
 */
function fits({ moves, place, inflows }: Steps): boolean {
  const declared = Amounts.of(inflows.map(({ amount }) => amount));
  let most = 0;
  for (let i = 0; i < declared.length; i++) most += declared.high(i) + 1;
  for (let i = 0; i < place.length; i++) {
    const at = place[i] as number;
    most += moves.amount.high(at) + moves.received.high(at) + 2;
  }
  return most < HALF;
}
