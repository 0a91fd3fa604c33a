import { quote } from '../text.js';
import { decimalAmount } from './amounts.js';
import type { Move } from './book.js';
import { ETHER } from './coins.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';

/**
 * Reads a table of ether transfers as Dune exports it: `block_time`, `from`, `to` (`\x...`, as Postgres writes bytes, or `0x...`) and
 * `total_eth`. Amounts are exact as the table writes them; it writes doubles, so that the last digits of large ones may be missing in it.
 * It has neither blocks nor hashes, its rows stand in no order, and what contracts moved inside a transaction is not in it.
 * Checked against 436 transfers of the Ronin theft (dspytdao/Eth_Data).
 */
export const duneCsv: TransferReader = async (rows, book) => {
  for await (const row of rows) book.enter(row, () => move(row));
};

const move = (row: Row): Move => ({
  time: timeOf(row.get('block_time')),
  block: null,
  index: null,
  transaction: '',
  from: account(row, 'from'),
  to: account(row, 'to'),
  asset: ETHER,
  amount: decimalAmount(row.get('total_eth'), 18),
});

function account(row: Row, column: string): string {
  const text = row.get(column);
  if (text === '') refuse(`"${column}" is empty`);
  const [, digits] =
    /^(?:\\x|0x)([\da-f]{40})$/i.exec(text) ??
    refuse(`"${column}" is ${quote(text)}, no address of \\x and 40 hexadecimal digits`);
  return `0x${(digits as string).toLowerCase()}`;
}
