import type { ListedName } from '../types.js';
import { foldName, namesWithin } from './fold.js';
import { keysOf, LEVELS, type Level } from './keys.js';

/** A listed name that a query comes near to. */
export interface Hit<T> {
  readonly of: T;
  readonly listed: ListedName;
  readonly score: number;
  readonly reasons: readonly string[];
}

interface Entry<T> {
  readonly of: T;
  readonly listed: ListedName;
  readonly transliterated: boolean;
  readonly tokens: readonly string[];
}

/** What a nickname or acronym costs: the list itself calls it weak. */
const WEAK = 0.05;
/** Levels on which a name of few letters says nothing. */
const COARSE: ReadonlySet<Level> = new Set(['ear', 'letter', 'slip', 'initials']);

/** Listed names by their keys. */
export class NameIndex<T> {
  readonly #entries = new Map<string, Entry<T>[]>();

  add(of: T, listed: ListedName): void {
    for (const name of namesWithin(listed.name)) {
      const folded = foldName(name);
      const entry = { of, listed, transliterated: folded.transliterated, tokens: folded.tokens };
      for (const [level, key] of keysOf(folded)) {
        if (listed.kind === 'weak' && COARSE.has(level)) continue;
        const id = `${level} ${key}`;
        const known = this.#entries.get(id);
        if (known) known.push(entry);
        else this.#entries.set(id, [entry]);
      }
    }
  }

  /** The listed names a name comes near to, each with its nearest level; the nearest first. */
  find(name: string): Hit<T>[] {
    const best = new Map<Entry<T>, { level: Level; transliterated: boolean; tokens: readonly string[] }>();
    for (const part of namesWithin(name)) {
      const folded = foldName(part);
      const single = folded.tokens.some((token) => token.length === 1);
      for (const [level, key] of keysOf(folded)) {
        if (level === 'initials' && !single) continue;
        for (const entry of this.#entries.get(`${level} ${key}`) ?? []) {
          const known = best.get(entry);
          if ((level === 'letter' || level === 'slip') && !oneApart(entry.tokens, folded.tokens)) continue;
          if (!known || LEVELS[level].score > LEVELS[known.level].score)
            best.set(entry, { level, transliterated: folded.transliterated, tokens: folded.tokens });
        }
      }
    }
    return [...best]
      .map(([entry, found]) => hitOf(entry, found.level, found.transliterated !== entry.transliterated))
      .sort((a, b) => b.score - a.score);
  }
}

function hitOf<T>({ of, listed }: Entry<T>, level: Level, scripts: boolean): Hit<T> {
  const reasons: string[] = [LEVELS[level].reason];
  if (scripts) reasons.push('one of the two was transliterated from another script');
  if (listed.kind === 'weak') reasons.push('the list calls this alias weak');
  if (listed.kind === 'former') reasons.push('a former name');
  const score = LEVELS[level].score - (listed.kind === 'weak' ? WEAK : 0);
  return { of, listed, score: Math.round(score * 100) / 100, reasons };
}

/** Whether two names differ in one letter changed, put in or left out, blanks aside, and not in a digit. */
function oneApart(a: readonly string[], b: readonly string[]): boolean {
  const [one, two] = [a.join(''), b.join('')];
  if (Math.abs(one.length - two.length) > 1 || one.replace(/\D/g, '') !== two.replace(/\D/g, ''))
    return false;
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  return Math.max(one.length, two.length) - start - end <= 1;
}
