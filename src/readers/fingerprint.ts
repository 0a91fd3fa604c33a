import type { Document } from '../types.js';

/** What is kept of a text to compare it by, in hashes of 32 bits. */
export interface Fingerprint {
  /** Of all its words in order. */
  readonly words: number;
  /** How many words it has. */
  readonly length: number;
  /**
   * In one piece, since most of the memory of a small array is its head: first of every stretch of four words, then of words
   * with a capital or a digit, where two items made by one template differ.
   */
  readonly hashes: Int32Array;
  /** How many of them are of stretches. */
  readonly phrases: number;
  /** How many of these are anchors, which stand first: one in eight, the same ones in every text. */
  readonly anchors: number;
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
  const phrases = Math.max(1, count - PHRASE + 1);
  let [all, phrase, anchors, others] = [FNV_OFFSET, 0, 0, phrases];
  for (let i = 0; i < count; i++) {
    const word = WORDS[i] as number;
    all = mix(all, word);
    // A sum of words by powers of a prime, so that the word that leaves can be taken off.
    phrase = (Math.imul(phrase, PRIME) + word) | 0;
    if (i >= PHRASE) phrase = (phrase - Math.imul(LEAVING, WORDS[i - PHRASE] as number)) | 0;
    if (i < PHRASE - 1) continue;
    const hash = scramble(phrase);
    if (hash % ANCHORS === 0) HASHES[anchors++] = hash;
    else HASHES[--others] = hash;
  }
  if (count < PHRASE) HASHES[0] = all;
  HASHES.set(NAMES.subarray(0, words.names), phrases);
  return { words: all, length: count, hashes: HASHES.subarray(0, phrases + words.names), phrases, anchors };
}

/** A copy that lasts. */
export const kept = (print: Fingerprint): Fingerprint => ({ ...print, hashes: print.hashes.slice() });

interface Words {
  count: number;
  names: number;
}

// Taken once: memory that is taken for every text costs more than all the rest.
const HASHES = new Int32Array(2 * LONGEST);
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
  const [shorter, longer] = a.phrases <= b.phrases ? [a, b] : [b, a];
  const has = new Set(longer.hashes.subarray(0, longer.phrases));
  let common = 0;
  for (let i = 0; i < shorter.phrases; i++) if (has.has(shorter.hashes[i] as number)) common++;
  return common / shorter.phrases;
}

/** Whether every name and number of the shorter text stands in the longer. */
export function hasNamesOf(a: Fingerprint, b: Fingerprint): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const has = new Set(longer.hashes.subarray(longer.phrases));
  return shorter.hashes.subarray(shorter.phrases).every((name) => has.has(name));
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
