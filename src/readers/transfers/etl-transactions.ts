import { hashIn, hexAccount } from './accounts.js';
import { wholeAmount } from './amounts.js';
import type { Book, Move, Still } from './book.js';
import { ETHER, NO_GAS } from './coins.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';

/**
 * Reads the transactions of ethereum-etl, CSV or JSON lines: `hash`, `from_address`, `to_address` and `value` in wei, as ether. What
 * contracts moved inside a transaction stands in its traces only, and gas is not read. Where `receipt_status` stands in it, failed
 * transactions are passed over; else the file does not say which failed. Checked against the files of ethereum-etl's own tests.
 */
export const etlTransactions: TransferReader = async (rows, book) => {
  for await (const row of rows) book.enter(row, () => move(row, book));
};

/** What such a file leaves open. */
export const transactionLimits = (columns: readonly string[]): string[] => [
  NO_GAS,
  ...(columns.includes('receipt_status')
    ? []
    : ['the file does not say which transactions failed, and all are taken to have moved their value']),
];

function move(row: Row, book: Book): Move | Still {
  if (row.get('receipt_status') === '0') return { still: 'a transaction that failed' };
  const amount = wholeAmount(row.get('value'));
  if (amount === 0n) return { still: 'an amount of zero' };
  return {
    time: timeOf(row.get('block_timestamp')),
    block: countIn(row, 'block_number'),
    index: countIn(row, 'transaction_index'),
    transaction: hashIn(row, 'hash'),
    from: hexAccount(row, 'from_address', book),
    to: recipient(row, book),
    asset: ETHER,
    amount,
  };
}

/** The recipient; for a transaction that makes a contract, the contract, as the receipt names it. */
function recipient(row: Row, book: Book): string {
  if (row.get('to_address') !== '') return hexAccount(row, 'to_address', book);
  if (row.get('receipt_contract_address') !== '') return hexAccount(row, 'receipt_contract_address', book);
  return refuse('it makes a contract, whose address the file does not give; its trace does');
}
