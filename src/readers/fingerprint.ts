import type { Document } from '../types.js';

/** What is kept of a text to compare it by, in hashes of 32 bits. */
export interface Fingerprint {
  /** Of all its words in order. */
  readonly words: number;
  /** How many words it has. */
  readonly length: number;
  /** Of every stretch of four words, in order. */
  readonly phrases: Int32Array;
  /** One phrase in eight, the same ones in every text: what most texts can be told apart by. */
  readonly anchors: Int32Array;
  /** Of words with a capital or a digit, where two items made by one template differ. */
  readonly names: Int32Array;
}

/** Words of a phrase. */
const PHRASE = 4;
/** One phrase in so many is an anchor. */
const ANCHORS = 8;
/** Words that are read of a text; a longer one is compared by its start. */
const LONGEST = 2 ** 14;

/** A dateline and a closing mark say nothing about which item it is. */
const DATELINE = /^[^\n]{0,60}?\((?:KCNA|ACNC)\)\s*-+/;

/** The fingerprint of title and body, letter case and punctuation left out. It holds until the next is taken; {@link kept} copies it. */
export function fingerprintOf({ title, body }: Document): Fingerprint {
  const words: Words = { count: 0, names: 0 };
  addWords(title, 0, words);
  addWords(body, DATELINE.exec(body)?.[0].length ?? 0, words);
  const { count } = words;
  let all = FNV_OFFSET;
  let phrase = 0;
  let anchors = 0;
  for (let i = 0; i < count; i++) {
    const word = WORDS[i] as number;
    all = mix(all, word);
    // A sum of words by powers of a prime, so that the word that leaves can be taken off.
    phrase = (Math.imul(phrase, PRIME) + word) | 0;
    if (i >= PHRASE) phrase = (phrase - Math.imul(LEAVING, WORDS[i - PHRASE] as number)) | 0;
    if (i < PHRASE - 1) continue;
    const hash = scramble(phrase);
    PHRASES[i - PHRASE + 1] = hash;
    if (hash % ANCHORS === 0) ANCHORED[anchors++] = hash;
  }
  if (count < PHRASE) PHRASES[0] = all;
  return {
    words: all,
    length: count,
    phrases: PHRASES.subarray(0, Math.max(1, count - PHRASE + 1)),
    anchors: ANCHORED.subarray(0, anchors),
    names: NAMES.subarray(0, words.names),
  };
}

/** A copy that lasts, in one piece of memory. */
export function kept({ words, length, phrases, anchors, names }: Fingerprint): Fingerprint {
  const all = new Int32Array(phrases.length + anchors.length + names.length);
  const place = (part: Int32Array, at: number) => {
    all.set(part, at);
    return all.subarray(at, at + part.length);
  };
  return {
    words,
    length,
    phrases: place(phrases, 0),
    anchors: place(anchors, phrases.length),
    names: place(names, phrases.length + anchors.length),
  };
}

interface Words {
  count: number;
  names: number;
}

// Taken once: memory that is taken for every text costs more than all the rest.
const PHRASES = new Int32Array(LONGEST);
const ANCHORED = new Int32Array(LONGEST);
const WORDS = new Int32Array(LONGEST);
const NAMES = new Int32Array(LONGEST);

/** Adds the hashes of the words from a place of a text on to those that were found. */
function addWords(text: string, from: number, words: Words): void {
  let word = FNV_OFFSET;
  let first = NONE;
  for (let i = from; i <= text.length && words.count < LONGEST; i++) {
    const code = text.charCodeAt(i);
    const kind = i === text.length ? NONE : kindOf(code);
    if (kind !== NONE) {
      if (first === NONE) first = kind;
      word = mix(word, lower(code));
    } else if (first !== NONE) {
      WORDS[words.count++] = word;
      if (first === NAME) NAMES[words.names++] = word;
      word = FNV_OFFSET;
      first = NONE;
    }
  }
}

/** The share of the shorter text's phrases that the longer one has. */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  const [shorter, longer] = a.phrases.length <= b.phrases.length ? [a, b] : [b, a];
  const has = new Set(longer.phrases);
  let common = 0;
  for (const phrase of shorter.phrases) if (has.has(phrase)) common++;
  return common / shorter.phrases.length;
}

/** Whether every name and number of the shorter text stands in the longer. */
export function hasNamesOf(a: Fingerprint, b: Fingerprint): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const has = new Set(longer.names);
  return shorter.names.every((name) => has.has(name));
}

const FNV_OFFSET = 0x811c9dc5 | 0;

/** One step of FNV-1a, 32 bits. */
const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

const PRIME = 0x01000193;
/** PRIME to the fourth power, as often as a phrase has words. */
const LEAVING = Math.imul(Math.imul(PRIME, PRIME), Math.imul(PRIME, PRIME));

/** The last step of MurmurHash3: every bit of the sum comes to weigh on every bit of the hash. */
function scramble(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}

/** Between words; in a word; in a word, and a capital or a digit. */
const [NONE, LETTER, NAME] = [0, 1, 2];

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Z0-9]/.test(character) ? NAME : /[a-z]/.test(character) ? LETTER : NONE;
});

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] as number;
  const character = String.fromCharCode(code);
  if (/[\p{Lu}\p{N}]/u.test(character)) return NAME;
  // Halves of a pair are letters here, so that a word outside the basic plane is one.
  return /[\p{L}\p{Cs}]/u.test(character) ? LETTER : NONE;
}

const lower = (code: number): number => {
  if (code < 128) return (ASCII[code] as number) === NAME && code > 57 ? code | 32 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
};
