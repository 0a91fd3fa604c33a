import type { Asset } from '../../types.js';
import { quote } from '../text.js';
import { anyAccount, isHexAddress } from './accounts.js';
import { decimalAmount, wholeAmount } from './amounts.js';
import type { Book, Move } from './book.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';

/** What moves in a file that does not say it. */
const UNNAMED = 'coin';
/** More decimals than any token has; the field of a contract for them is a byte. */
const DECIMALS = 255;

/**
 * Reads a table of anybody's making: `from`, `to` and `amount` (or `value`), and where it has them `time`, `block`, `index`, `transaction`
 * (or `hash`), `asset`, `symbol` and `decimals`. Where a row gives decimals, its amount is one of whole units and may have a fraction; where
 * it does not, the amount is a whole number of the smallest unit. Without a column `asset` all of the file is one asset, `coin`.
 */
export const plainCsv: TransferReader = async (rows, book) => {
  for await (const row of rows) book.enter(row, () => move(row, book));
};

/** What such a table leaves open. */
export const plainLimits = (columns: readonly string[]): string[] =>
  columns.includes('asset')
    ? []
    : [`no column "asset": all amounts are taken to be of one, called "${UNNAMED}"`];

function move(row: Row, book: Book): Move {
  const amount = row.first('amount', 'value');
  const decimals = countIn(row, 'decimals');
  if (decimals !== null && decimals > DECIMALS) refuse(`${decimals} decimals are more than a token can have`);
  return {
    time: timeOf(row.get('time')),
    block: countIn(row, 'block'),
    index: countIn(row, 'index'),
    transaction: row.first('transaction', 'hash'),
    from: anyAccount(row, 'from', book),
    to: anyAccount(row, 'to', book),
    asset: assetOf(row, decimals),
    amount: decimals === null ? wholeAmount(amount) : decimalAmount(amount, decimals),
  };
}

function assetOf(row: Row, decimals: number | null): Asset {
  const symbol = row.get('symbol');
  if (!row.columns.includes('asset')) return { id: UNNAMED, symbol, decimals };
  const text = row.get('asset');
  if (text === '') refuse('"asset" is empty');
  if (!/^0x/i.test(text)) return { id: text, symbol: symbol || text, decimals };
  if (!isHexAddress(text)) refuse(`"asset" is ${quote(text)}, no contract of 0x and 40 hexadecimal digits`);
  return { id: text.toLowerCase(), symbol, decimals };
}
