import { isWordUnit } from './fold.js';

/** Words of a folded text with their places. */
export interface Words {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Runs of letters and digits; a pictograph, and a flag of two regional indicators, is a word of its own. */
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
    if (unit >= FIRST_PICTOGRAPH && unit <= LAST_PICTOGRAPH && i + 1 < folded.length) {
      if (start >= 0) put(start, i);
      start = -1;
      const length = isRegional(folded, i) && isRegional(folded, i + 2) ? 4 : 2;
      put(i, Math.min(i + length, folded.length));
      i += length - 1;
    } else if (!isWordUnit(unit)) {
      if (start >= 0) put(start, i);
      start = -1;
    } else if (start < 0) start = i;
  }
  return { words, starts, ends };
}

/** First units of pictographs, flags among them; each takes two. */
const FIRST_PICTOGRAPH = 0xd83c;
const LAST_PICTOGRAPH = 0xd83e;

/** Whether one half of a flag stands at a place. */
function isRegional(folded: string, at: number): boolean {
  const second = folded.charCodeAt(at + 1);
  return folded.charCodeAt(at) === FIRST_PICTOGRAPH && second >= 0xdde6 && second <= 0xddff;
}
