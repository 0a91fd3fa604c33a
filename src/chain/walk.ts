import { Amounts, LIMIT } from './columns/amounts.js';
import type { ByAccount } from './columns/by-account.js';
import type { MoveColumns } from './columns/move-columns.js';
import type { Reach, ReachQuestion } from './reach.js';

/** One more than the place of the move that value came by, so that zero says never; sources have it from before the first. */
type Since = Int32Array;
const FROM_THE_START = 1;
const since = (place: number) => place + 2;

/** What a hop looks at: accounts that value of one asset came to, earlier than was known before. */
interface Frontier {
  readonly asset: number;
  readonly accounts: number[];
}

/**
 * The same as `reach`, over columns in memory: costs the moves of the accounts that are reached and nothing for the others, while a join
 * looks at all moves at every hop.
 */
export function walk(moves: MoveColumns, outgoing: ByAccount, question: ReachQuestion): Reach {
  return new Walk(moves, outgoing, question).all();
}

class Walk {
  private readonly reached: (Since | undefined)[] = [];
  private readonly arriving: (Since | undefined)[] = [];
  /** Hop of an account, plus one. */
  private readonly hop: Int32Array;
  private readonly found: number[] = [];
  private readonly stopped: Uint8Array;
  private readonly crowded: Uint8Array;
  /** Whether the move at a place is of so much that it leads on; absent where all are. */
  private readonly leads: ((place: number) => boolean) | undefined;

  constructor(
    private readonly moves: MoveColumns,
    private readonly outgoing: ByAccount,
    private readonly question: ReachQuestion,
  ) {
    this.hop = new Int32Array(moves.accounts);
    this.stopped = new Uint8Array(moves.accounts);
    this.crowded = new Uint8Array(moves.accounts);
    for (const account of question.stops) this.stopped[account] = 1;
    if (question.least !== undefined) this.leads = ofAtLeast(moves.amount, question.least);
  }

  all(): Reach {
    const { sources, asset, hops, onHop } = this.question;
    let frontiers: Frontier[] = [{ asset, accounts: [...sources] }];
    for (const source of sources) this.reach(source, asset, FROM_THE_START, 0);
    for (let hop = 1; hop <= hops; hop++) {
      frontiers = this.next(frontiers, hop);
      const reached = frontiers.reduce((sum, { accounts }) => sum + accounts.length, 0);
      onHop?.(hop, reached);
      if (reached === 0) break;
    }
    return this.told();
  }

  /** Moves the frontiers on. What arrives counts from the next hop on, so that a hop is one transfer. */
  private next(frontiers: readonly Frontier[], hop: number): Frontier[] {
    if (hop > 1)
      for (const { accounts } of frontiers) for (const account of accounts) this.markCrowded(account);
    const arrivals = new Map<number, number[]>();
    for (const { asset, accounts } of frontiers)
      for (const account of accounts)
        if (this.stopped[account] === 0 && this.crowded[account] === 0) this.send(account, asset, arrivals);
    return [...arrivals].map(([asset, accounts]) => ({
      asset,
      accounts: accounts.filter((account) => this.arrive(account, asset, hop)),
    }));
  }

  private markCrowded(account: number): void {
    const { start, others } = this.outgoing;
    const [first, end] = [start[account] as number, start[account + 1] as number];
    if (end - first <= this.question.fanOut || this.crowded[account] === 1) return;
    const receivers = new Set<number>();
    for (let i = first; i < end && receivers.size <= this.question.fanOut; i++)
      receivers.add(others[i] as number);
    if (receivers.size > this.question.fanOut) this.crowded[account] = 1;
  }

  private send(account: number, asset: number, arrivals: Map<number, number[]>): void {
    const { moves, outgoing } = this;
    const known = (this.reached[asset] as Since)[account] as number;
    const several = moves.assets > 1;
    const leads = asset === this.question.asset ? this.leads : undefined;
    const end = outgoing.start[account + 1] as number;
    for (let i = this.firstAfter(account, known); i < end; i++) {
      const place = outgoing.places[i] as number;
      const to = outgoing.others[i] as number;
      if (to === account || (several && moves.asset[place] !== asset)) continue;
      if (leads && !leads(place)) continue;
      const into = several ? (moves.into[place] as number) : asset;
      const earliest = column(this.arriving, into, moves.accounts);
      const before = earliest[to] as number;
      if (before === 0) listOf(arrivals, into).push(to);
      if (before === 0 || since(place) < before) earliest[to] = since(place);
    }
  }

  /** Among the moves from an account, the first after it had value; by halving, as they are in order. */
  private firstAfter(account: number, known: number): number {
    const { start, places } = this.outgoing;
    let [low, high] = [start[account] as number, start[account + 1] as number];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (since(places[middle] as number) > known) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether value came earlier than was known. */
  private arrive(account: number, asset: number, hop: number): boolean {
    const arriving = this.arriving[asset] as Since;
    const arrived = arriving[account] as number;
    arriving[account] = 0;
    const known = column(this.reached, asset, this.moves.accounts)[account] as number;
    if (known !== 0 && known <= arrived) return false;
    this.reach(account, asset, arrived, hop);
    return true;
  }

  private reach(account: number, asset: number, when: number, hop: number): void {
    column(this.reached, asset, this.moves.accounts)[account] = when;
    if (this.hop[account] !== 0) return;
    this.hop[account] = hop + 1;
    this.found.push(account);
  }

  private told(): Reach {
    const accounts = Int32Array.from(this.found).sort();
    const hop = new Map<number, number>();
    const followed = new Set<number>();
    const crowded = new Set<number>();
    for (const account of accounts) {
      const at = (this.hop[account] as number) - 1;
      hop.set(account, at);
      if (this.crowded[account] === 1) crowded.add(account);
      else if ((at === 0 || this.stopped[account] === 0) && at < this.question.hops) followed.add(account);
    }
    return { hop, followed, crowded };
  }
}

/** Whether an amount of a column is at least so much. */
function ofAtLeast(amounts: Amounts, least: bigint): (place: number) => boolean {
  if (least >= LIMIT) return (place) => amounts.get(place) >= least;
  const bound = Amounts.of([least]);
  const [high, low] = [bound.high(0), bound.low(0)];
  return (place) => amounts.covers(place, high, low);
}

/** A column of zeros is made when it is first asked for: few assets ever are. */
function column(columns: (Since | undefined)[], asset: number, accounts: number): Since {
  const known = columns[asset];
  if (known) return known;
  const made = new Int32Array(accounts);
  columns[asset] = made;
  return made;
}

function listOf(lists: Map<number, number[]>, key: number): number[] {
  const known = lists.get(key);
  if (known) return known;
  const made: number[] = [];
  lists.set(key, made);
  return made;
}
