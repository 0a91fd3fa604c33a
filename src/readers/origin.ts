import type { Day } from '../types.js';

/** Where bytes of a page or feed come from: what messages call them, and what was recorded when they were fetched. */
export interface Origin {
  /** File, or file and record, for messages. */
  readonly place: string;
  /** Empty where it is not known. */
  readonly url: string;
  /** The day the bytes were fetched. */
  readonly captured?: Day;
  /** The character encoding that the server stated. */
  readonly charset?: string;
}

/** An address as an id: without scheme and `www.`, so that a later copy of the same item has the same one. */
export const idOf = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '');

/** The host of an address without `www.`; empty where there is none. */
export const hostOf = (url: string): string => /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? '';

/** The name of a file without its folders and endings. */
export const stemOf = (place: string): string =>
  (place.split(/[\\/]/).at(-1) as string).replace(/(?:\.(?:html?|kcmsf|txt|xml|rss|atom|gz))+$/i, '');
