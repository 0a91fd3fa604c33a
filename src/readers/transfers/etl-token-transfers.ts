import { hashIn, hexAccount } from './accounts.js';
import { wholeAmount } from './amounts.js';
import type { Book, Move } from './book.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';

/**
 * Reads the token transfers of ethereum-etl, CSV or JSON lines: `token_address`, `from_address`, `to_address`, `value` in the token's
 * smallest unit, `transaction_hash`, `log_index`, `block_number`. The asset is the contract; the file gives neither symbols nor decimals.
 * It holds the events that contracts reported, which only those that succeed leave. Of a token that is one of a kind (ERC-721) `value` is
 * its number and not an amount, and nothing in the file tells that. Checked against the files of ethereum-etl's own tests.
 */
export const etlTokenTransfers: TransferReader = async (rows, book) => {
  for await (const row of rows) book.enter(row, () => move(row, book));
};

/** What such a file leaves open. */
export const TOKEN_LIMITS: readonly string[] = [
  'tokens that are one of a kind (ERC-721) have their number for an amount, and the file does not tell them from others',
];

const move = (row: Row, book: Book): Move => ({
  time: timeOf(row.first('block_timestamp', 'item_timestamp')),
  block: countIn(row, 'block_number'),
  index: countIn(row, 'log_index'),
  transaction: hashIn(row, 'transaction_hash'),
  from: hexAccount(row, 'from_address', book),
  to: hexAccount(row, 'to_address', book),
  asset: { id: hexAccount(row, 'token_address', book), symbol: '', decimals: null },
  amount: wholeAmount(row.get('value')),
});
