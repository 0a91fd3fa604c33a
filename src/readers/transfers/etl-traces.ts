import { quote } from '../text.js';
import { COINBASE, hashIn, hexAccount } from './accounts.js';
import { wholeAmount } from './amounts.js';
import type { At, Book, Move, Still } from './book.js';
import { type Call, callOf, compareWays, FailedCalls } from './call-tree.js';
import { ETHER } from './coins.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';

/** A trace that moves value unless one that it stands under has failed. Its row is let go, as it holds the data of the call. */
interface Pending {
  readonly at: At;
  readonly move: Move & { readonly call: Call };
}

/**
 * Reads the traces of ethereum-etl, CSV or JSON lines: calls, creations, self-destructions (`suicide`), rewards, the coins of the genesis
 * block and the moves of the DAO fork, with `value` in wei, as ether. A trace that failed moves nothing, nor does any under it, which the
 * file's own `status` forgets for self-destructions. `delegatecall`, `callcode` and `staticcall` move nothing either: the value they bear is
 * that of the call above. Rewards and genesis come from `coinbase`. Gas is not in the traces, so that balances made of them are too high for
 * those who paid it. Checked against the file of ethereum-etl's own tests, and the code that writes such files.
 */
export const etlTraces: TransferReader = async (rows, book) => {
  const failed = new FailedCalls();
  const pending: Pending[] = [];
  for await (const row of rows) {
    const move = book.moveOf(row, () => {
      const call = callOf(row);
      if (!hasFailed(row)) return traceMove(row, call, book);
      failed.add(call);
      return { still: 'a trace that failed' };
    });
    if (move) pending.push({ at: { number: row.number, place: row.place }, move });
  }
  const ranks = ranksOf(pending);
  for (const { at, move } of pending) {
    const { call, ...rest } = move;
    const index = ranks.get(move) as number;
    book.enter(at, () =>
      failed.undid(call) ? { still: 'a trace under one that failed' } : { ...rest, index },
    );
  }
};

const hasFailed = (row: Row): boolean => row.get('status') === '0' || row.get('error') !== '';

const BORROWED = new Set(['delegatecall', 'callcode', 'staticcall']);

function traceMove(row: Row, call: Call, book: Book): Pending['move'] | Still {
  const type = row.get('trace_type').toLowerCase();
  const callType = row.get('call_type').toLowerCase();
  if (type === 'call' && BORROWED.has(callType)) return { still: `a ${callType}` };
  if (type === 'call' && callType !== '' && callType !== 'call')
    refuse(`the type of call ${quote(callType)} is not known`);
  return {
    call,
    time: timeOf(row.get('block_timestamp')),
    block: countIn(row, 'block_number'),
    index: countIn(row, 'transaction_index'),
    transaction: hashIn(row, 'transaction_hash'),
    from: senderOf(row, type, book),
    to: hexAccount(row, 'to_address', book),
    asset: ETHER,
    amount: wholeAmount(row.get('value')),
  };
}

function senderOf(row: Row, type: string, book: Book): string {
  if (type === 'reward' || type === 'genesis') return COINBASE;
  if (/^(?:call|create2?|suicide|selfdestruct|daofork)$/.test(type))
    return hexAccount(row, 'from_address', book);
  return refuse(`the type of trace ${quote(type)} is not known`);
}

/** Ranks in the order of blocks, transactions and execution; what no transaction does comes last in its block. */
function ranksOf(pending: readonly Pending[]): Map<Move, number> {
  const last = Number.POSITIVE_INFINITY;
  const compare = (a = last, b = last): number => (a === b ? 0 : a - b);
  const sorted = pending.toSorted(
    ({ move: a }, { move: b }) =>
      compare(a.block ?? last, b.block ?? last) ||
      compare(a.index ?? last, b.index ?? last) ||
      compareWays(a.call.way, b.call.way),
  );
  return new Map(sorted.map(({ move }, rank) => [move, rank]));
}
