import type { Transfer, TransferReading } from '../../src/types.js';

/** A made-up transfer of ether without block, transaction and time, but for what is given. */
export const transferOf = (
  from: string,
  to: string,
  amount: bigint,
  more: Partial<Transfer> = {},
): Transfer => ({
  time: null,
  block: null,
  index: 0,
  transaction: '',
  from,
  to,
  asset: 'ETH',
  amount,
  place: '',
  ...more,
});

/** Made-up transfers as if read, in tenths of an ether. */
export const readingOf = (transfers: readonly Transfer[]): TransferReading => ({
  format: 'plain-csv',
  transfers,
  assets: [{ id: 'ETH', symbol: 'ETH', decimals: 1 }],
  owners: new Map(),
  passedOver: [],
  skipped: [],
  notices: [],
});

/** The same transfers, one second after the other. */
export const inTurn = (transfers: readonly Transfer[]): Transfer[] =>
  transfers.map((one, i) => ({ ...one, time: `2022-01-01T00:00:${String(i).padStart(2, '0')}Z` }));
