import { createHash } from 'node:crypto';
import { addDays } from '../days.js';
import { type Day, type Document, textOf } from '../types.js';
import { type Fingerprint, fingerprintOf, hasNamesOf, kept, similarity } from './fingerprint.js';

/**
 * What a document is to those before it: the first of its group; a `copy`, the same words again; an `edit`, other words under
 * the same id; or a `repeat`, most of its words under another id.
 */
export interface Version {
  readonly kind: 'first' | 'copy' | 'edit' | 'repeat';
  /** Id of the first document of the group, which is its own where it is the first or has the same id. */
  readonly of: string;
  /** Share of the shorter text found in the longer; 1 for a first. */
  readonly similarity: number;
}

/** SHA-256 of the text that codings point into. */
export const hashOf = (document: Document): string =>
  createHash('sha256').update(textOf(document)).digest('hex');

/** From this share of its phrases on, a text repeats another. */
const REPEATS = 0.8;
/** A text of fewer words is compared as a whole: headlines of different events share most of their words. */
const SHORT = 20;
/** From this share of the anchors of the shorter text on a text is looked at: less than {@link REPEATS}, since they are few. */
const LOOK = 0.4;
/** Hashes that are remembered, of 4 bytes each. */
const MEMORY = 2 ** 22;

/** A text that is remembered. */
interface Text {
  readonly id: string;
  readonly of: string;
  readonly language: string;
  readonly print: Fingerprint;
}

/** The texts of one day, also by the hash of all their words. */
interface Shelf {
  readonly texts: Text[];
  readonly byWords: Map<number, Text>;
  size: number;
}

/**
 * Takes documents one after the other and says what each is to those before it. Another text under the same id is an edit,
 * since a silent edit is evidence; one that is contained in, or contains, a text under another id of the same or a
 * neighbouring day and the same language repeats it, as flash and full item do. Names and numbers of the shorter text must all
 * stand in the longer. Short texts repeat only their like of the same day. A translation is not recognised.
 *
 * Texts are remembered as hashes of their phrases (Broder 1997, shingles of four words), by day. Where memory is full the day
 * that was asked for longest ago is forgotten, and with it what could be said of later versions of its items.
 */
export function trackVersions(memory = MEMORY): (document: Document) => Version {
  const byId = new Map<string, Text>();
  const days = new Map<Day, Shelf>();
  let used = 0;
  const remember = (version: Version, { id, date: day, language }: Document, found: Fingerprint): void => {
    const print = kept(found);
    const text: Text = { id, of: version.of, language, print };
    const shelf = days.get(day) ?? { texts: [], byWords: new Map(), size: 0 };
    days.delete(day);
    days.set(day, shelf);
    used += shelve(text, shelf);
    byId.set(id, text);
    for (const [oldest, { texts, size }] of days) {
      if (used <= memory) break;
      for (const { id } of texts) byId.delete(id);
      days.delete(oldest);
      used -= size;
    }
  };
  return (document) => {
    const { id, date, language } = document;
    const print = fingerprintOf(document);
    const known = byId.get(id);
    const version: Version = known
      ? againUnderId(print, known)
      : (repeated(print, language, neighbours(date)) ?? { kind: 'first', of: id, similarity: 1 });
    // A copy adds nothing that its first does not lead to.
    if (version.kind !== 'copy') remember(version, document, print);
    return version;
  };

  function neighbours(day: Day): (Shelf | undefined)[] {
    return [-1, 0, 1].map((step) => days.get(step === 0 ? day : addDays(day, step)));
  }
}

function againUnderId(print: Fingerprint, known: Text): Version {
  if (known.print.words === print.words) return { kind: 'copy', of: known.of, similarity: 1 };
  return { kind: 'edit', of: known.of, similarity: similarity(print, known.print) };
}

/** Puts a text on a shelf and returns how much memory it takes. */
function shelve(text: Text, shelf: Shelf): number {
  const { hashes, words } = text.print;
  shelf.byWords.set(words, text);
  shelf.texts.push(text);
  shelf.size += hashes.length;
  return hashes.length;
}

/** What a text is to those of the day before, the day and the day after; undefined if it repeats none. */
function repeated(
  print: Fingerprint,
  language: string,
  shelves: readonly (Shelf | undefined)[],
): Version | undefined {
  const same = shelves[1]?.byWords.get(print.words);
  if (same?.language === language) return { kind: 'copy', of: same.of, similarity: 1 };
  if (print.length < SHORT) return undefined;
  let best: Version | undefined;
  for (const other of besides(print, shelves)) {
    if (other.language !== language) continue;
    const share = similarity(print, other.print);
    if (share < REPEATS || share <= (best?.similarity ?? 0) || !hasNamesOf(print, other.print)) continue;
    const kind = other.print.words === print.words ? 'copy' : 'repeat';
    best = { kind, of: other.of, similarity: share };
  }
  return best;
}

/** A small table of the anchors of one text; a number that another put there in its turn does not count. */
const MARKS = new Uint32Array(2 ** 16);
const markOf = (anchor: number) => (anchor >>> 3) & 0xffff;
let turn = 0;

/** Texts that may repeat this one, or be repeated by it, told by the anchors that they share. */
function besides({ hashes, anchors }: Fingerprint, shelves: readonly (Shelf | undefined)[]): Text[] {
  turn++;
  for (let i = 0; i < anchors; i++) MARKS[markOf(hashes[i] as number)] = turn;
  const found: Text[] = [];
  for (const shelf of shelves)
    for (const text of shelf?.texts ?? []) {
      const { print } = text;
      let shared = 0;
      for (let i = 0; i < print.anchors; i++) if (MARKS[markOf(print.hashes[i] as number)] === turn) shared++;
      if (print.length >= SHORT && shared >= LOOK * Math.min(anchors, print.anchors)) found.push(text);
    }
  return found;
}
