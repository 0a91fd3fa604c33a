import type { Notice } from '../../types.js';
import { Notices } from '../notices.js';
import { quote } from '../text.js';
import type { Book } from './book.js';
import { fitsChecksum } from './checksum.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';

/** Where coins come from that nobody sent: rewards of blocks, and what a chain began with. */
export const COINBASE = 'coinbase';

/** As most files write an address; it needs no further look. */
const SMALL = /^0x[\da-f]{40}$/;
const ADDRESS = /^0x[\da-f]{40}$/i;
const HASH = /^(?:0x)?([\da-f]{64})$/i;

export const isHexAddress = (text: string): boolean => ADDRESS.test(text);

/** The address in a column, `0x` and 40 digits, in small letters; a case that does not fit its checksum is noticed. Throws a Refusal. */
export function hexAccount(row: Row, column: string, book: Book): string {
  const text = row.get(column);
  if (SMALL.test(text)) return text;
  if (text === '') refuse(`"${column}" is empty`);
  if (!isHexAddress(text))
    refuse(`"${column}" is ${quote(text)}, no address of 0x and 40 hexadecimal digits`);
  return smallLetters(text, row, book);
}

/** The account in a column, of any chain: hexadecimal ones as {@link hexAccount} gives them, bech32 ones in small letters. Throws a Refusal. */
export function anyAccount(row: Row, column: string, book: Book): string {
  const text = row.get(column);
  if (SMALL.test(text)) return text;
  if (/^0x/i.test(text)) return hexAccount(row, column, book);
  if (text === '') refuse(`"${column}" is empty`);
  if (/\s/.test(text)) refuse(`"${column}" is ${quote(text)}, with a blank inside`);
  return /^(?:BC|TB|LTC)1[\dA-Z]+$/.test(text) ? text.toLowerCase() : text;
}

const MISTYPED =
  'the case of an address does not fit its checksum (EIP-55), as that of a mistyped one would not; compare it with its source';

/** The notice that rows get, for addresses that options name; `option` is the place. */
export function caseNotices(option: string, addresses: readonly string[]): Notice[] {
  const notices = new Notices();
  for (const address of addresses)
    if (isHexAddress(address) && !fitsChecksum(address)) notices.add(MISTYPED, `${option} ${address}`);
  return notices.all();
}

function smallLetters(address: string, row: Row, book: Book): string {
  if (!fitsChecksum(address)) book.note(MISTYPED, row.place);
  return address.toLowerCase();
}

/** The hash of a transaction, `0x` and 64 digits in small letters, with or without the `0x` in the file; empty where it has none. Throws a Refusal. */
export function hashIn(row: Row, ...columns: readonly string[]): string {
  const text = row.first(...columns);
  if (text === '') return '';
  const [, digits] = HASH.exec(text) ?? refuse(`${quote(text)} is no hash of 64 hexadecimal digits`);
  return `0x${(digits as string).toLowerCase()}`;
}
