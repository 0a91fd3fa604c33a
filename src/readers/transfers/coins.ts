import type { Asset } from '../../types.js';

/** Its smallest unit is the wei. */
export const ETHER: Asset = { id: 'ETH', symbol: 'ETH', decimals: 18 };
/** Its smallest unit is the satoshi. */
export const BITCOIN: Asset = { id: 'BTC', symbol: 'BTC', decimals: 8 };

/** What files of ether leave out; balances made of them are too high for those who paid it. */
export const NO_GAS = 'the gas that senders paid is not among the transfers';
