import { quote } from '../text.js';
import { hashIn, hexAccount } from './accounts.js';
import { decimalAmount } from './amounts.js';
import type { Book, Move, Still } from './book.js';
import { ETHER } from './coins.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';
import { noteDecimals, type Stated, tokenOf } from './tokens.js';

/**
 * Reads tables that researchers made of the explorer's answers: `hash`, `to`, `amount` (of whole units), `asset` (a symbol, which decides
 * nothing), `kind` (`native`, `internal` or `token`), `contract`, and where they have them `from`, `timestamp_utc`, `block`, `is_error` and
 * `chain_id`. Without `from` the caller states whose transfers they are. Only Ethereum's, chain 1, are read. Checked against the second hop
 * of the Bybit theft (phvaz/blockchain-fund-tracing-investigation).
 */
export const explorerResearch =
  (stated: Stated): TransferReader =>
  async (rows, book) => {
    for await (const row of rows) book.enter(row, () => move(row, book, stated));
  };

function move(row: Row, book: Book, stated: Stated): Move | Still {
  if (!/^(?:|0|false)$/i.test(row.get('is_error'))) return { still: 'a transaction that failed' };
  if (!/^1?$/.test(row.get('chain_id')))
    refuse(`it is of chain ${quote(row.get('chain_id'))}; only Ethereum, chain 1, is read`);
  const isToken = kindOf(row) === 'token';
  const asset = isToken ? tokenOf(hexAccount(row, 'contract', book), row.get('asset'), stated) : ETHER;
  const amount = decimalAmount(row.get('amount'), asset.decimals as number);
  const found = {
    time: timeOf(row.get('timestamp_utc')),
    block: countIn(row, 'block'),
    index: null,
    transaction: hashIn(row, 'hash'),
    from: stated.from ?? hexAccount(row, 'from', book),
    to: hexAccount(row, 'to', book),
    asset,
    amount,
  };
  if (isToken) noteDecimals(asset, stated, book, row);
  return found;
}

function kindOf(row: Row): 'coin' | 'token' {
  const kind = row.get('kind').toLowerCase();
  if (kind === 'token' || kind === 'erc20') return 'token';
  return kind === 'native' || kind === 'internal' ? 'coin' : refuse(`the kind ${quote(kind)} is not known`);
}
