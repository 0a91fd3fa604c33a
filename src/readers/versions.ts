import { createHash } from 'node:crypto';
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
/** One phrase in so many leads from a text to those that may repeat it. */
const ANCHORS = 8;
/** Phrases and names that are remembered, 4 bytes each and about as much again for the ways to them. */
const MEMORY = 2 ** 22;

/** A text that is remembered. */
interface Text {
  readonly id: string;
  readonly of: string;
  readonly language: string;
  readonly print: Fingerprint;
  /** How many of its phrases lead to it. */
  readonly anchors: number;
}

/** The texts of one day, by one phrase in four and by the hash of all their words. */
interface Shelf {
  readonly byPhrase: Map<number, Text | Text[]>;
  readonly byWords: Map<number, Text>;
  readonly ids: string[];
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
    const text: Text = { id, of: version.of, language, print, anchors: anchorsOf(print).length };
    const shelf = days.get(day) ?? { byPhrase: new Map(), byWords: new Map(), ids: [], size: 0 };
    days.delete(day);
    days.set(day, shelf);
    used += shelve(text, shelf);
    byId.set(id, text);
    for (const [oldest, { ids, size }] of days) {
      if (used <= memory) break;
      for (const id of ids) byId.delete(id);
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
    return [-1, 0, 1].map((step) => days.get(step === 0 ? day : dayBeside(day, step)));
  }
}

function againUnderId(print: Fingerprint, known: Text): Version {
  if (known.print.words === print.words) return { kind: 'copy', of: known.of, similarity: 1 };
  return { kind: 'edit', of: known.of, similarity: similarity(print, known.print) };
}

/** Puts a text on a shelf and returns how much memory it takes. */
function shelve(text: Text, shelf: Shelf): number {
  const { phrases, names, words } = text.print;
  shelf.byWords.set(words, text);
  shelf.ids.push(text.id);
  for (const phrase of anchorsOf(text.print)) {
    const beside = shelf.byPhrase.get(phrase);
    if (Array.isArray(beside)) beside.push(text);
    else shelf.byPhrase.set(phrase, beside ? [beside, text] : text);
  }
  const size = phrases.length + names.length;
  shelf.size += size;
  return size;
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

/** From this share of the anchors of the shorter text on, a text is looked at: less than {@link REPEATS}, since they are few. */
const LOOK = 0.4;

/** Texts that may repeat this one, or be repeated by it, told by the anchors that they share. */
function besides(print: Fingerprint, shelves: readonly (Shelf | undefined)[]): Text[] {
  const anchors = anchorsOf(print);
  const shared = new Map<Text, number>();
  const add = (other: Text) => shared.set(other, (shared.get(other) ?? 0) + 1);
  for (const phrase of anchors)
    for (const shelf of shelves) {
      const beside = shelf?.byPhrase.get(phrase);
      if (Array.isArray(beside)) beside.forEach(add);
      else if (beside) add(beside);
    }
  return [...shared]
    .filter(([other, n]) => n >= LOOK * Math.min(anchors.length, other.anchors))
    .map(([other]) => other);
}

function anchorsOf({ phrases, length }: Fingerprint): number[] {
  const anchors: number[] = [];
  if (length >= SHORT)
    for (const phrase of phrases)
      if (phrase % ANCHORS === 0 && !anchors.includes(phrase)) anchors.push(phrase);
  return anchors;
}

const dayBeside = (day: Day, step: number): Day =>
  new Date(Date.parse(day) + step * 86_400_000).toISOString().slice(0, 10);
