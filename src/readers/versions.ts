import { createHash } from 'node:crypto';
import { type Day, type Document, textOf } from '../types.js';

/** What a document is to those before it. */
export interface Version {
  /** SHA-256 of {@link textOf}, hexadecimal. */
  readonly hash: string;
  /** 1 for the first text under an id, one more for each other text that came under it later. */
  readonly version: number;
  /** Id of the first document of the group: its own, unless it repeats one with another id. */
  readonly of: string;
  /** Share of the shorter text found in the longer: with the version before, or with the document repeated; else 1. */
  readonly similarity: number;
}

/** SHA-256 of the text that codings point into. */
export const hashOf = (document: Document): string =>
  createHash('sha256').update(textOf(document)).digest('hex');

/** From this share of its phrases on, a text repeats another. */
const REPEATS = 0.8;
/** A text of fewer words is compared as a whole: headlines of different events share most of their words. */
const SHORT = 20;
/** Words of a phrase. */
const PHRASE = 4;

interface Text {
  readonly id: string;
  readonly language: string;
  readonly of: string;
  readonly words: readonly string[];
  readonly phrases: ReadonlySet<number>;
  /** Words with a capital or a digit, where two items made by one template differ. */
  readonly names: ReadonlySet<string>;
}

/**
 * Takes documents one after the other and says what each is to those before it: another text under the same id is a
 * later version, since a silent edit is evidence; one that is contained in, or contains, a text under another id of the
 * same or a neighbouring day and the same language repeats it, as flash and full item do. Names and numbers of the
 * shorter text must all stand in the longer. Short texts repeat only their like of the same day. A translation is not
 * recognised. The work grows with the documents of three days, the memory with the distinct texts.
 */
export function trackVersions(): (document: Document) => Version {
  const versions = new Map<string, { readonly hashes: string[]; last: Text }>();
  const days = new Map<Day, Text[]>();
  return (document) => {
    const hash = hashOf(document);
    const known = versions.get(document.id);
    const place = known?.hashes.indexOf(hash) ?? -1;
    if (known && place >= 0) return { hash, version: place + 1, of: known.last.of, similarity: 1 };
    const text = toText(document);
    if (known) {
      const similarity = share(text, known.last);
      known.last = { ...text, of: known.last.of };
      return { hash, version: known.hashes.push(hash), of: known.last.of, similarity };
    }
    const { of, similarity } = repeated(text, document.date, days);
    const last = { ...text, of };
    versions.set(document.id, { hashes: [hash], last });
    days.set(document.date, [...(days.get(document.date) ?? []), last]);
    return { hash, version: 1, of, similarity };
  };
}

/** The first text of the three days that this one repeats most of; itself if there is none. */
function repeated(
  text: Text,
  date: Day,
  days: ReadonlyMap<Day, readonly Text[]>,
): { of: string; similarity: number } {
  let best = { of: text.id, similarity: 0 };
  for (const step of [-1, 0, 1])
    for (const other of days.get(dayBeside(date, step)) ?? []) {
      const similarity = isShort(text, other)
        ? Number(step === 0 && sameWords(text, other))
        : share(text, other);
      if (similarity >= REPEATS && similarity > best.similarity && sameNames(text, other))
        best = { of: other.of, similarity };
    }
  return best.similarity === 0 ? { ...best, similarity: 1 } : best;
}

const dayBeside = (day: Day, step: number): Day =>
  new Date(Date.parse(day) + step * 86_400_000).toISOString().slice(0, 10);

const isShort = (a: Text, b: Text): boolean => Math.min(a.words.length, b.words.length) < SHORT;

const sameWords = (a: Text, b: Text): boolean =>
  a.language === b.language &&
  a.words.length === b.words.length &&
  a.words.every((word, i) => word === b.words[i]);

function sameNames(a: Text, b: Text): boolean {
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  return a.language === b.language && [...shorter.names].every((name) => longer.names.has(name));
}

/** The share of the shorter text's phrases that the longer one has. */
function share(a: Text, b: Text): number {
  const [shorter, longer] = a.phrases.size <= b.phrases.size ? [a, b] : [b, a];
  let common = 0;
  for (const phrase of shorter.phrases) if (longer.phrases.has(phrase)) common += 1;
  return shorter.phrases.size === 0 ? 0 : common / shorter.phrases.size;
}

const DATELINE = /^[^\n]{0,60}?\((?:KCNA|ACNC)\)\s*-+|-0-\s*$/g;

function toText(document: Document): Text {
  const plain = `${document.title}\n${document.body.replace(DATELINE, '')}`;
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const lower = words.map((word) => word.toLowerCase());
  const phrases = new Set<number>();
  for (let i = 0; i + PHRASE <= Math.max(lower.length, PHRASE); i++)
    phrases.add(fnv1a(lower.slice(i, i + PHRASE).join(' ')));
  return {
    id: document.id,
    language: document.language,
    of: document.id,
    words: lower,
    phrases,
    names: new Set(words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).map((word) => word.toLowerCase())),
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
