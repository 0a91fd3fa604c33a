import type { TransferFormat } from '../../types.js';
import type { Book } from './book.js';
import { NO_GAS } from './coins.js';
import { duneCsv } from './dune-csv.js';
import { explorerCoins, explorerTokens, namesCoin } from './etherscan-csv.js';
import { explorerResearch } from './etherscan-research.js';
import { etlTokenTransfers, TOKEN_LIMITS } from './etl-token-transfers.js';
import { etlTraces } from './etl-traces.js';
import { etlTransactions, transactionLimits } from './etl-transactions.js';
import { plainCsv, plainLimits } from './plain-csv.js';
import type { Row } from './row.js';
import type { Stated } from './tokens.js';

/** Enters every row of a table into the book. */
export type TransferReader = (rows: AsyncIterable<Row>, book: Book) => Promise<void>;

export interface TransferTable {
  readonly name: TransferFormat;
  /** Columns that a table of the format has and this one has not, in words; none where it is of the format. */
  readonly missing: (columns: readonly string[]) => string[];
  /** Whether such a table may have no senders, which the caller must then state. */
  readonly senderless?: true;
  /** What a table of these columns leaves open, for notices. */
  readonly limits?: (columns: readonly string[]) => readonly string[];
  readonly reader: (stated: Stated) => TransferReader;
}

/** Needs one column of each of some alternatives. */
const needs =
  (...columns: readonly string[]) =>
  (given: readonly string[]): string[] =>
    columns.filter((names) => !names.split(' or ').some((name) => given.includes(name)));

const ETL = ['from_address', 'to_address', 'value'];

/** Tables by what tells them; the first that a header fits is taken. */
export const TRANSFER_TABLES: readonly TransferTable[] = [
  {
    name: 'etl-traces',
    missing: needs(...ETL, 'trace_type', 'trace_address'),
    limits: () => [NO_GAS],
    reader: () => etlTraces,
  },
  {
    name: 'etl-token-transfers',
    missing: needs(...ETL, 'token_address'),
    limits: () => TOKEN_LIMITS,
    reader: () => etlTokenTransfers,
  },
  {
    name: 'etl-transactions',
    missing: needs(...ETL, 'hash', 'gas_price or gas'),
    limits: transactionLimits,
    reader: () => etlTransactions,
  },
  {
    name: 'dune-csv',
    missing: needs('block_time', 'from', 'to', 'total_eth'),
    reader: () => duneCsv,
  },
  {
    name: 'etherscan-csv',
    missing: needs(
      'txhash or transaction hash',
      'from',
      'to',
      'tokenvalue or value',
      'contractaddress',
      'tokensymbol',
    ),
    reader: explorerTokens,
  },
  {
    name: 'etherscan-csv',
    missing: needs('hash', 'to', 'amount', 'asset', 'kind', 'contract'),
    senderless: true,
    reader: explorerResearch,
  },
  {
    name: 'etherscan-csv',
    missing: (given) => [
      ...needs('txhash or transaction hash', 'from', 'to or txto')(given),
      ...(namesCoin(given) ? [] : ['value_in(ETH)']),
    ],
    reader: () => explorerCoins,
  },
  {
    name: 'plain-csv',
    missing: (given) => [
      ...needs('from', 'to', 'amount or value')(given),
      // A symbol does not tell what moved.
      ...(given.includes('symbol') ? needs('asset')(given) : []),
    ],
    limits: plainLimits,
    reader: () => plainCsv,
  },
];
