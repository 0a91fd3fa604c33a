import type { Notice } from './list-types.js';

/**
 * One movement of an asset between two accounts. Coins that have outputs instead of accounts move from an output (`hash:index`) to a
 * transaction (`hash`) and on to its outputs; {@link TransferReading.owners} says whose an output is.
 */
export interface Transfer {
  /** UTC to the second (`2022-03-23T13:29:09Z`); null where the file has none. */
  readonly time: string | null;
  /** Height of the block; null where the file has none. */
  readonly block: number | null;
  /** Order among transfers of one block or time, as far as the file tells it; else the row. */
  readonly index: number;
  /** Hash of the transaction; empty where the file has none. */
  readonly transaction: string;
  /** Accounts in the case that their chain compares them in: hexadecimal ones in small letters. */
  readonly from: string;
  readonly to: string;
  /** `ETH`, `BTC`, ... for the coin of a chain, else the contract of a token. A symbol never decides what moved. */
  readonly asset: string;
  /** In the smallest unit of the asset; exact to 256 bits. */
  readonly amount: bigint;
  /** File and line. */
  readonly place: string;
}

/** What is known of an asset for people to read: amounts are always kept in its smallest unit. */
export interface Asset {
  readonly id: string;
  /** As files name it; may be chosen to deceive. */
  readonly symbol: string;
  /** Decimal places of the unit people use; null where no file tells. */
  readonly decimals: number | null;
}

export const TRANSFER_FORMATS = [
  'plain-csv',
  'dune-csv',
  'etherscan-csv',
  'etl-transactions',
  'etl-token-transfers',
  'etl-traces',
  'utxo-tables',
] as const;
export type TransferFormat = (typeof TRANSFER_FORMATS)[number];

/** What a file or folder of transfers held, and what in it could not be used. */
export interface TransferReading {
  readonly format: TransferFormat;
  /** In the order of the file. */
  readonly transfers: readonly Transfer[];
  readonly assets: readonly Asset[];
  /** Address of each output, for coins that have outputs; empty otherwise. */
  readonly owners: ReadonlyMap<string, string>;
  /** Rows that are no transfers of value, by reason: failed calls, amounts of zero. */
  readonly passedOver: readonly { readonly reason: string; readonly count: number }[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly notices: readonly Notice[];
}
