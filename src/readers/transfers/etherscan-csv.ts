import type { Asset } from '../../types.js';
import { quote } from '../text.js';
import { hashIn, hexAccount } from './accounts.js';
import { decimalAmount } from './amounts.js';
import type { Book, Move, Still } from './book.js';
import { countIn } from './counts.js';
import type { TransferReader } from './formats.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';
import { noteDecimals, type Stated, tokenOf } from './tokens.js';

/**
 * Reads the tables of transactions and of internal transactions of one address that Etherscan and its sister explorers export. A column
 * `Value_IN(ETH)` names the coin; one of it and `Value_OUT` holds the amount. The contract that a transaction makes is its recipient. The
 * fee is not read. No order inside a block is given, so that rows stand for it. Checked against the headers that several independent
 * readers of these exports name, not against an export.
 */
export const explorerCoins: TransferReader = async (rows, book) => {
  let coin: Asset | undefined;
  for await (const row of rows) {
    coin ??= coinOf(row.columns);
    const asset = coin;
    book.enter(row, () => coinMove(row, asset, book));
  }
};

/** Reads the table of ERC-20 transfers of one address that the same explorers export; amounts are of whole units. */
export const explorerTokens =
  (stated: Stated): TransferReader =>
  async (rows, book) => {
    for await (const row of rows) book.enter(row, () => tokenMove(row, book, stated));
  };

const COIN = /^value_in\((\w+)\)$/;

export const namesCoin = (columns: readonly string[]): boolean => columns.some((name) => COIN.test(name));

function coinOf(columns: readonly string[]): Asset {
  const [symbol] = columns.flatMap((name) => COIN.exec(name)?.[1]?.toUpperCase() ?? []);
  return { id: symbol as string, symbol: symbol as string, decimals: 18 };
}

function coinMove(row: Row, asset: Asset, book: Book): Move | Still {
  if (hasFailed(row)) return { still: 'a transaction that failed' };
  const to = ['to', 'txto'].find((column) => row.get(column) !== '') ?? 'contractaddress';
  return {
    ...whenAndWhere(row),
    from: hexAccount(row, 'from', book),
    to: hexAccount(row, to, book),
    asset,
    amount: inOrOut(row, asset.symbol.toLowerCase()),
  };
}

/** Statuses by what they say; of internal transactions the explorer writes 0 for one that went well. */
const WELL = /^(?:|0|ok|success)$/i;
const ILL = /^(?:1|error.*|fail.*)$/i;

function hasFailed(row: Row): boolean {
  const status = row.get('status');
  if (ILL.test(status) || row.get('errcode') !== '') return true;
  return WELL.test(status) ? false : refuse(`the status ${quote(status)} is not known`);
}

function inOrOut(row: Row, coin: string): bigint {
  const [received, sent] = ['in', 'out'].map((way) => row.get(`value_${way}(${coin})`)) as [string, string];
  const amounts = [received, sent].map((text) => (text === '' ? 0n : decimalAmount(bare(text), 18)));
  const [inward, outward] = amounts as [bigint, bigint];
  if (inward !== 0n && outward !== 0n && inward !== outward)
    refuse(`${received} come in and ${sent} go out; one transfer has one amount`);
  return inward || outward;
}

function tokenMove(row: Row, book: Book, stated: Stated): Move {
  const asset = tokenOf(hexAccount(row, 'contractaddress', book), row.get('tokensymbol'), stated);
  const amount = decimalAmount(bare(row.first('tokenvalue', 'value')), asset.decimals);
  const move = {
    ...whenAndWhere(row),
    from: hexAccount(row, 'from', book),
    to: hexAccount(row, 'to', book),
    asset,
    amount,
  };
  noteDecimals(asset, stated, book, row);
  return move;
}

const whenAndWhere = (row: Row): Pick<Move, 'time' | 'block' | 'index' | 'transaction'> => ({
  time: timeOf(row.first('unixtimestamp', 'datetime (utc)', 'datetime')),
  block: countIn(row, 'blockno'),
  index: null,
  transaction: hashIn(row, 'txhash', 'transaction hash'),
});

/** Without the commas between thousands. */
const bare = (text: string): string =>
  /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
