import { isWordUnit } from './fold.js';

/** The words of a text in lower case: where each stands, and a number that equal words share. */
export interface Words {
  /** A hash: two different words can share one, so whoever finds a word by it compares the letters as well. */
  readonly hashes: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Runs of letters and digits; a pictograph, and a flag of two regional indicators, is a word of its own. */
export function wordsOf(lower: string): Words {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const { length } = lower;
  for (let i = 0; i < length; ) {
    const start = i;
    let hash = SEED;
    for (; i < length; i++) {
      const unit = lower.charCodeAt(i);
      if (!isWordUnit(unit) || (unit >= FIRST_PICTOGRAPH && pictographAt(lower, i) > 0)) break;
      hash = mix(hash, unit);
    }
    if (i === start)
      for (const end = Math.min(start + pictographAt(lower, start), length); i < end; i++)
        hash = mix(hash, lower.charCodeAt(i));
    if (i === start) i++;
    else {
      hashes.push(hash);
      starts.push(start);
      ends.push(i);
    }
  }
  return { hashes, starts, ends };
}

/** The words as they stand in the text that they were found in. */
export const spelledOut = (lower: string, { starts, ends }: Words): string[] =>
  starts.map((start, i) => lower.slice(start, ends[i]));

/** FNV-1a over UTF-16 units, 32 bits. */
const SEED = 0x811c9dc5 | 0;
const mix = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);

/** First units of pictographs, flags among them; each takes two. */
const FIRST_PICTOGRAPH = 0xd83c;
const LAST_PICTOGRAPH = 0xd83e;

/** Units of the pictograph that begins at a place; 0 where none does. */
function pictographAt(lower: string, at: number): number {
  const unit = lower.charCodeAt(at);
  if (unit < FIRST_PICTOGRAPH || unit > LAST_PICTOGRAPH || at + 1 === lower.length) return 0;
  return isRegional(lower, at) && isRegional(lower, at + 2) ? 4 : 2;
}

/** Whether one half of a flag stands at a place. */
function isRegional(lower: string, at: number): boolean {
  const second = lower.charCodeAt(at + 1);
  return lower.charCodeAt(at) === FIRST_PICTOGRAPH && second >= 0xdde6 && second <= 0xddff;
}
