import type { DatedRows, GapResult } from '../../types.js';
import { joined } from '../parts/words.js';

/** `7 records, 2012 to 2024`; that there are none, where there are none. */
export function recordsInWords({ rows, from, until }: DatedRows): string {
  const n = rows.length;
  if (n === 0) return 'no record';
  const [first, last] = [from?.slice(0, 4), until?.slice(0, 4)];
  const records = `${n} ${n === 1 ? 'record' : 'records'}`;
  if (first === undefined || last === undefined) return `${records}, undated`;
  return first === last ? `${records}, ${first}` : `${records}, ${first} to ${last}`;
}

/** What the intervals of the gaps say, which is all that may be said of their sign. */
export function gapFinding(gaps: readonly GapResult[]): string {
  const seen = gaps.filter(({ gap }) => gap.median !== null);
  if (seen.length === 0) return 'No state is on record both on paper and in fact';
  const names = (rows: readonly GapResult[]) => joined(rows.map(({ name }) => name));
  const laxer = seen.filter(({ gap }) => (gap.q5 as number) > 0);
  const stricter = seen.filter(({ gap }) => (gap.q95 as number) < 0);
  const open = seen.length - laxer.length - stricter.length;
  const said = [
    laxer.length > 0 && `Less in fact than paper suggests: ${names(laxer)}`,
    stricter.length > 0 &&
      `${laxer.length > 0 ? 'more: ' : 'More in fact than paper suggests: '}${names(stricter)}`,
  ].filter((part) => part !== false);
  if (said.length === 0) return `For none of ${seen.length} states can the sign of the gap be told`;
  return `${said.join('; ')}${open > 0 ? `; not to be told for ${open} of ${seen.length}` : ''}`;
}
