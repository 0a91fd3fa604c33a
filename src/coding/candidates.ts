import { type Codebook, type Document, textOf } from '../types.js';
import type { States } from './code.js';
import { fold } from './fold.js';
import { spelledOut, wordsOf } from './words.js';

/** The words of a document in small letters, one blank around each; what the coder compares phrases with. */
export function wordsIn(document: Document): string {
  return blanked(fold(textOf(document)));
}

const blanked = (folded: string): string => ` ${spelledOut(folded, wordsOf(folded)).join(' ')} `;

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
