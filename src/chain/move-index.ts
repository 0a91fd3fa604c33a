import type { Store } from '../store/store.js';
import { type ByAccount, byAccount } from './columns/by-account.js';
import type { MoveColumns } from './columns/move-columns.js';
import { Touched } from './columns/touched.js';
import type { Reach, ReachQuestion } from './reach.js';
import { readMoves } from './read-moves.js';
import { walk } from './walk.js';

/** Up to so many transfers are kept in memory, at some 40 bytes each; with more, the store is asked at every hop. */
export const IN_MEMORY = 50_000_000;

/** All moves in columns, and their places by sender and by receiver: a question then costs what it touches. */
export class MoveIndex {
  private constructor(
    private readonly moves: MoveColumns,
    private readonly outgoing: ByAccount,
    private readonly incoming: ByAccount,
  ) {}

  static async read(store: Store): Promise<MoveIndex> {
    const moves = await readMoves(store);
    const { from, to, accounts } = moves;
    return new MoveIndex(moves, byAccount(from, to, accounts), byAccount(to, from, accounts));
  }

  reach(question: ReachQuestion): Reach {
    return walk(this.moves, this.outgoing, question);
  }

  /** Moves from and to some accounts, in order. */
  movesOf(accounts: Iterable<number>): Touched {
    return Touched.byAccounts(this.moves, [this.outgoing, this.incoming], accounts);
  }
}
