import type { TraceQuestion } from '../trace-value.js';
import { Amounts, HALF } from './amounts.js';
import type { MoveColumns } from './move-columns.js';
import type { Touched } from './touched.js';

/** What one account has of one asset, by number. */
interface Places {
  readonly account: number[];
  readonly asset: number[];
  readonly hop: number[];
}

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
  private readonly holdings: Places = { account: [], asset: [], hop: [] };
  private readonly ends: Places = { account: [], asset: [], hop: [] };
  private readonly assets = new Set<number>();
  private readonly followed: Uint8Array;
  /** By asset, of each account: a holding from 1 up, an end from -1 down, 0 not yet. */
  private readonly numbers: (Int32Array | undefined)[] = [];

  constructor(
    private readonly touched: Touched,
    private readonly question: Omit<TraceQuestion, 'method'>,
  ) {
    // An account can have value declared and move none.
    const named = [...question.sources, ...question.inflows.map(({ account }) => account)];
    const accounts = Math.max(touched.moves.accounts, ...named.map((account) => account + 1));
    this.followed = new Uint8Array(accounts);
    for (const account of question.followed) this.followed[account] = 1;
    for (const asset of assetsReached(touched, question.asset))
      this.numbers[asset] = new Int32Array(accounts);
  }

  all(): Steps {
    const { touched, question, holdings, ends, followed } = this;
    const { moves, places } = touched;
    const declared = new Set(question.inflows.map(({ account }) => account));
    for (const source of question.sources) if (!declared.has(source)) this.numberOf(source, question.asset);
    const sources = holdings.account.length;
    const [place, sender, receiver] = [0, 0, 0].map(() => new Int32Array(places.length)) as Columns;
    const given = [...question.inflows].sort((a, b) => a.before - b.before);
    const inflows: StepInflow[] = [];
    const declareUpTo = (at: number, before: number) => {
      for (let next = given[0]; next && next.before <= at; next = given[0]) {
        given.shift();
        inflows.push({
          receiver: this.receiverOf(next.account, question.asset),
          amount: next.amount,
          before,
        });
        this.assets.add(question.asset);
      }
    };
    let count = 0;
    for (let i = 0; i < places.length; i++) {
      declareUpTo(i, count);
      const at = places[i] as number;
      const [asset, into] = [moves.asset[at] as number, moves.into[at] as number];
      if (this.numbers[into] === undefined) continue;
      const [from, to] = [moves.from[at] as number, moves.to[at] as number];
      // What is given for an asset that traced value never comes to is clean, whoever pays.
      const known = this.numbers[asset] !== undefined;
      const follows = known && followed[from] === 1;
      if (known && (follows || asset !== into)) this.assets.add(asset);
      this.assets.add(into);
      place[count] = at;
      sender[count] = follows ? this.numberOf(from, asset) - 1 : -1;
      receiver[count] = this.receiverOf(to, into);
      count += 1;
    }
    declareUpTo(Number.POSITIVE_INFINITY, count);
    return {
      moves,
      question,
      place: place.subarray(0, count),
      sender: sender.subarray(0, count),
      receiver: receiver.subarray(0, count),
      holdings,
      sources,
      ends,
      assets: [...this.assets],
      inflows,
    };
  }

  private receiverOf(account: number, asset: number): number {
    const number = this.numberOf(account, asset);
    return number > 0 ? number - 1 : number;
  }

  private numberOf(account: number, asset: number): number {
    const numbers = this.numbers[asset] as Int32Array;
    const known = numbers[account] as number;
    if (known !== 0) return known;
    const follows = this.followed[account] === 1;
    const places = follows ? this.holdings : this.ends;
    places.asset.push(asset);
    places.hop.push(this.question.hop.get(account) ?? 0);
    const number = places.account.push(account);
    numbers[account] = follows ? number : -number;
    return numbers[account];
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
