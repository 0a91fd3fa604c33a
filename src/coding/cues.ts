import { RE2JS } from 're2js';
import type { Cue } from '../types.js';
import { expand } from './expand.js';
import { isWordUnit } from './fold.js';
import { emptyTree, insert, openersOf, type Tree } from './tree.js';
import { type Words, wordsOf } from './words.js';

/** A stretch of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Per cue its places in a stretch of text, in order. */
export type Places = ReadonlyMap<string, readonly Range[]>;

/** Finds cues in a stretch of a folded text whose words are known. */
export type CueFinder = (folded: string, words: Words, stretch: Range) => Places;

/** One of the texts that a cue stands for, from its first word to its last. */
interface Entry {
  readonly cue: string;
  readonly text: string;
}

/**
 * Compiles patterns. What they stand for is looked up word by word in one tree, however many they are; the few that stand
 * for too much are searched as patterns in linear time (RE2). Matches begin and end at words.
 * @throws if a pattern is not of the RE2 subset; `pack/codebook` has checked them before.
 */
export function compileCues(cues: readonly Cue[]): CueFinder {
  const root = emptyTree<Entry>();
  const searched: { cue: string; regex: RE2JS }[] = [];
  for (const { id, patterns } of cues)
    for (const pattern of patterns) {
      const texts = expand(pattern);
      if (texts) for (const text of texts) add(root, id, text);
      else searched.push({ cue: id, regex: RE2JS.compile(withFlags(pattern), RE2JS.LONGEST_MATCH) });
    }
  const mayOpen = openersOf(root);
  return (folded, words, stretch) => {
    const found = new Map<string, Range[]>();
    const put = (cue: string, place: Range) => {
      const known = found.get(cue);
      if (known) known.push(place);
      else found.set(cue, [place]);
    };
    for (let i = firstFrom(words.starts, stretch.start, itself); i < words.hashes.length; i++) {
      if ((words.starts[i] as number) >= stretch.end) break;
      if (mayOpen(words.hashes[i] as number)) lookUp(root, folded, words, i, stretch.end, put);
    }
    for (const { cue, regex } of searched) search(regex, folded, stretch, (place) => put(cue, place));
    if (searched.length > 0)
      for (const places of found.values()) places.sort((a, b) => a.start - b.start || a.end - b.end);
    return found;
  };
}

/** The dot never crosses a line: engines differ in their default, so it is said. */
export const withFlags = (pattern: string) => `(?-s)(?:${pattern})`;

function add(root: Tree<Entry>, cue: string, text: string): void {
  const words = wordsOf(text);
  insert(root, words, { cue, text: text.slice(words.starts[0], words.ends.at(-1)) });
}

const itself = (start: number) => start;

/** Index of the first of some things, in the order of the text, that begins at or after a place. */
export function firstFrom<T>(things: readonly T[], from: number, startOf: (thing: T) => number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(things[middle] as T) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All cues that begin at one word, each with its longest text. */
function lookUp(
  root: Tree<Entry>,
  folded: string,
  { hashes, starts, ends }: Words,
  from: number,
  limit: number,
  put: (cue: string, place: Range) => void,
): void {
  let node = root.next.get(hashes[from] as number);
  const start = starts[from] as number;
  let longest: { cue: string; end: number }[] | undefined;
  for (let i = from; node; node = node.next.get(hashes[++i] as number)) {
    const end = ends[i] as number;
    if (end > limit) break;
    for (const { cue, text } of node.here)
      if (spells(folded, start, end, text)) {
        longest ??= [];
        const known = longest.find((found) => found.cue === cue);
        if (known) known.end = end;
        else longest.push({ cue, end });
      }
  }
  if (longest) for (const { cue, end } of longest) put(cue, { start, end });
}

/** Whether a stretch reads like a text, runs of blanks counting as one. */
function spells(folded: string, start: number, end: number, text: string): boolean {
  if (end - start === text.length && folded.startsWith(text, start)) return true;
  return folded.slice(start, end).replace(/\s+/g, ' ') === text;
}

function search(regex: RE2JS, folded: string, { start, end }: Range, put: (place: Range) => void): void {
  const text = folded.slice(start, end);
  if (!regex.test(text)) return;
  for (const match of regex.matchAll(text)) {
    const from = match.index as number;
    const to = from + match[0].length;
    if (to > from && isBoundary(text, from) && isBoundary(text, to))
      put({ start: from + start, end: to + start });
  }
}

/** Between two units that are not both of a word. */
function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  return !(isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at)));
}
