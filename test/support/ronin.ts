import { fileURLToPath } from 'node:url';

/** Transfers of the addresses below, from ../shared. */
export const RONIN = fileURLToPath(
  new URL('../../../shared/data/chain/ronin/dune_LazarusTabularTxs1322519.csv', import.meta.url),
);
export const THIEF = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';
/** Addresses of the Ronin theft that OFAC listed in April 2022, as the query behind the table names them. */
export const LISTED = [
  THIEF,
  '0xa0e1c89ef1a489c9c7de96311ed5ce5d32c20e4b',
  '0x3cffd56b47b7b41c56258d9c7731abadc360e073',
  '0x53b6936513e738f44fb50d2b9476730c0ab3bfc1',
  '0x35fb6f6db4fb05e6a4ce86f2c93691425626d4b1',
  '0xf7b31119c2682c88d88d455dbb9d5932c65cf1be',
  '0x3e37627deaa754090fbfbb8bd226c1ce66d255e9',
  '0x08723392ed15743cc38513c4925f5e6be5c17243',
];
