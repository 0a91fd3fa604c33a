import { UsageError } from '../error.js';
import type { Load } from '../store/engine.js';
import type { LoadRemarks } from './remarks.js';

/** How a file of transfers is to be read, as far as its rows depend on it. */
interface Stated {
  readonly from?: string;
  readonly format?: string;
  readonly decimals?: Readonly<Record<string, number>>;
}

/** The same in words that are part of the digest of a load. */
export function statedWords({ from, format, decimals = {} }: Stated): string[] {
  const places = Object.entries(decimals).map(([contract, n]) => `${contract.toLowerCase()}=${n}`);
  return [
    ...(from === undefined ? [] : [`sender=${from.toLowerCase()}`]),
    ...(format === undefined ? [] : [`format=${format}`]),
    ...places.sort(),
  ];
}

export const loadDigest = (bytes: string, words: readonly string[]): string => [bytes, ...words].join(' ');

/**
 * The load of a file with the same bytes. Decimal places of assets that it does not have make no other reading of it.
 * @throws {UsageError} where it was to be read otherwise: rows that a store has cannot be taken out of it.
 */
export function loadOf(
  loads: readonly Load[],
  file: string,
  bytes: string,
  words: readonly string[],
): Load | undefined {
  const exact = loads.find(({ digest }) => digest === loadDigest(bytes, words));
  if (exact) return exact;
  const same = loads.find(({ digest, state, rows }) => {
    // A file without rows has nothing that could be read otherwise.
    return digest.split(' ')[0] === bytes && (state !== 'done' || rows > 0);
  });
  if (!same) return undefined;
  const [before, now] = [same.digest.split(' ').slice(1), words].map((some) => told(some, same));
  if (before === now) return same;
  throw new UsageError(
    `${file}: the store has ${same.rows} rows of it, read with ${before}, and now ${now} is stated; rows cannot be taken out of a store, so state the same or load into another one`,
  );
}

function told(words: readonly string[], { remarks }: Load): string {
  const assets =
    remarks === '' ? null : new Set((JSON.parse(remarks) as LoadRemarks).assets.map(({ id }) => id));
  const matters = (word: string) =>
    /^(sender|format)=/.test(word) || assets === null || assets.has(word.split('=')[0] as string);
  return words.filter(matters).join(' ') || 'no options';
}
