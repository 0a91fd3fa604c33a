/** The order of text by code units, of numbers and of whole numbers by size: the same on every machine, unlike that of a locale. */
export const compare = <T extends bigint | number | string>(a: T, b: T): -1 | 0 | 1 =>
  a < b ? -1 : a > b ? 1 : 0;
