import { isWordUnit } from './fold.js';

/** Words of a folded text with their places. */
export interface Words {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Runs of letters and digits; a flag of two regional indicators is a word of its own. */
export function wordsOf(folded: string): Words {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (start: number, end: number) => {
    words.push(folded.slice(start, end));
    starts.push(start);
    ends.push(end);
  };
  let start = -1;
  for (let i = 0; i <= folded.length; i++) {
    const unit = i < folded.length ? folded.charCodeAt(i) : 32;
    if (unit === REGIONAL) {
      if (start >= 0) put(start, i);
      start = -1;
      put(i, Math.min(i + FLAG_LENGTH, folded.length));
      i += FLAG_LENGTH - 1;
    } else if (!isWordUnit(unit)) {
      if (start >= 0) put(start, i);
      start = -1;
    } else if (start < 0) start = i;
  }
  return { words, starts, ends };
}

/** First unit of a regional indicator; a flag is two of them, two units each. */
const REGIONAL = 0xd83c;
const FLAG_LENGTH = 4;
