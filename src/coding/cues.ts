import { RE2JS, RE2Set } from 're2js';
import type { Cue } from '../types.js';
import { isWordUnit } from './fold.js';

/** A stretch of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds cues in a stretch of a folded text: per cue its places, in order. */
export type CueFinder = (folded: string, sentence: Range) => ReadonlyMap<string, readonly Range[]>;

/**
 * Compiles all patterns into one automaton, so that a sentence is read once however many cues there are, and places are
 * looked for only where a pattern is known to match. Time is linear in the text whatever the patterns (RE2).
 * @throws if a pattern is not of the RE2 subset; `pack/codebook` has checked them before.
 */
export function compileCues(cues: readonly Cue[]): CueFinder {
  const set = new RE2Set();
  const patterns = cues.flatMap(({ id, patterns: own }) =>
    own.map((pattern) => {
      set.add(withFlags(pattern));
      return { cue: id, regex: RE2JS.compile(withFlags(pattern), RE2JS.LONGEST_MATCH) };
    }),
  );
  set.compile();
  return (folded, { start, end }) => {
    const found = new Map<string, Range[]>();
    const sentence = folded.slice(start, end);
    for (const index of set.match(sentence)) {
      const { cue, regex } = patterns[index] as (typeof patterns)[number];
      const places = wholeWords(regex, sentence, start);
      if (places.length > 0) found.set(cue, [...(found.get(cue) ?? []), ...places]);
    }
    for (const places of found.values()) places.sort((a, b) => a.start - b.start || a.end - b.end);
    return found;
  };
}

/** The dot never crosses a line: engines differ in their default, so it is said. */
export const withFlags = (pattern: string) => `(?-s)(?:${pattern})`;

function wholeWords(regex: RE2JS, sentence: string, offset: number): Range[] {
  const places: Range[] = [];
  for (const match of regex.matchAll(sentence)) {
    const start = match.index as number;
    const end = start + match[0].length;
    if (end > start && isBoundary(sentence, start) && isBoundary(sentence, end))
      places.push({ start: start + offset, end: end + offset });
  }
  return places;
}

/** Between two units that are not both of a word. */
function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  return !(isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at)));
}
