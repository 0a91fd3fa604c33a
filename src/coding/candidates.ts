import { type Codebook, type Document, textOf } from '../types.js';
import type { States } from './code.js';
import { fold, isWordUnit } from './fold.js';
import { spelledOut, wordsOf } from './words.js';

/** The words of a document in small letters, one blank around each; what the coder compares phrases with. */
export function wordsIn(document: Document): string {
  return blanked(fold(textOf(document)));
}

/** The words of a folded text with one blank around each; one blank where there are none. */
export function blanked(folded: string): string {
  if (/^[\0-\xff]*$/.test(folded)) return blankedLatin(folded);
  return [' ', ...spelledOut(folded, wordsOf(folded)).map((word) => `${word} `)].join('');
}

const BLANK = 0x20;
/** Of the units of Latin-1, those that belong to words as they are; blanks for the others. */
const LATIN = Uint8Array.from({ length: 256 }, (_, unit) => (isWordUnit(unit) ? unit : BLANK));

/** The same where every unit is a byte of Latin-1: most texts, at a tenth of the work. */
function blankedLatin(folded: string): string {
  const bytes = Buffer.from(` ${folded} `, 'latin1');
  let end = 1;
  for (let i = 1; i < bytes.length; i++) {
    const unit = LATIN[bytes[i] as number] as number;
    if (unit !== BLANK || bytes[end - 1] !== BLANK) bytes[end++] = unit;
  }
  return bytes.toString('latin1', 0, end);
}

/**
 * A pattern in RE2 that is found in the words of every document that the coder gives rows; of the others it passes over as many as it
 * can. Letter case and days are the coder's to look at.
 */
export function candidatePattern({ lexicon, partners, actor }: Codebook, states: States): string {
  const wanted = new Set(states === 'wanted' ? partners : []);
  const phrases = lexicon.filter(
    ({ state, kind }) =>
      kind !== 'ignore' && state !== null && state !== actor && (wanted.size === 0 || wanted.has(state)),
  );
  const spelled = phrases.flatMap(({ text }) => [text, text.replaceAll(' the ', ' ')]);
  return patternOf(spelled.map((text) => blanked(fold(text))));
}

/** Of phrases that contain others the others are enough. */
function patternOf(phrases: readonly string[]): string {
  const least: string[] = [];
  for (const phrase of [...new Set(phrases)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
    if (phrase.trim() !== '' && !least.some((shorter) => phrase.includes(shorter))) least.push(phrase);
  // Nothing is found by a class of nothing.
  if (least.length === 0) return '[^\\x00-\\x{10FFFF}]';
  return `(?-s) (?:${least
    .map((phrase) => literal(phrase.trim()))
    .sort()
    .join('|')}) `;
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
