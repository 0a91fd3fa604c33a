import type { Day, Phrase } from '../types.js';
import { fold } from './fold.js';
import { emptyTree, insert, openersOf, type Tree } from './tree.js';
import { type Words, wordsOf } from './words.js';

/** Where a phrase of the lexicon stands in a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
}

interface Entry {
  readonly phrase: Phrase;
  /** The phrase without blanks, as compared with the text. */
  readonly spelled: string;
  readonly inCapitals: string;
  /** In small letters, where they count as well. */
  readonly inSmall: string | null;
}

/** Finds phrases in a text: from left to right the longest that begins at each word. */
export type Lexicon = (text: string, words: Words, date: Day) => Hit[];

/**
 * Compiles phrases into a tree of words. Acronyms are always taken as written; headlines leave out the articles within a phrase.
 * @param caseSensitive whether names, places and persons must stand as written, or in capitals throughout
 */
export function compileLexicon(phrases: readonly Phrase[], caseSensitive: boolean): Lexicon {
  const root = emptyTree<Entry>();
  const add = (phrase: Phrase, exact: boolean) =>
    insert(root, wordsOf(fold(phrase.text)), entryOf(phrase, exact));
  const rivals = rivalsAmong(phrases);
  for (const phrase of phrases) {
    const exact = caseSensitive && (isName(phrase) || isAcronym(phrase.text));
    add(phrase, exact);
    const short = phrase.text.replaceAll(' the ', ' ');
    if (short !== phrase.text) add({ ...phrase, text: short }, exact);
  }
  const mayOpen = openersOf(root);
  return (text, words, date) => {
    const hits: Hit[] = [];
    for (let i = 0; i < words.hashes.length; ) {
      const found = mayOpen(words.hashes[i] as number) && longestFrom(root, text, words, i, date);
      if (found) hits.push(found.hit);
      i = found ? found.after : i + 1;
    }
    if (!hits.some(({ phrase }) => rivals.has(phrase.text))) return hits;
    return hits.map((hit, i) => {
      const meant = rivals.get(hit.phrase.text);
      return meant ? { ...hit, phrase: namedBeside(hits, i, meant, rivals) ?? hit.phrase } : hit;
    });
  };
}

/** Bodies of several states that share a spelling: "CPC" is the party of China or of Cuba. */
function rivalsAmong(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const organs = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    if (phrase.kind === 'organ' && phrase.state !== null)
      organs.set(phrase.text, [...(organs.get(phrase.text) ?? []), phrase]);
  return new Map(
    [...organs].filter(([, [first, ...more]]) => more.some(({ state }) => state !== first?.state)),
  );
}

/** Of bodies that share a spelling that of the state named last before it, or else first after it. */
function namedBeside(
  hits: readonly Hit[],
  i: number,
  meant: readonly Phrase[],
  rivals: ReadonlyMap<string, unknown>,
): Phrase | undefined {
  const isClear = ({ phrase }: Hit) =>
    !rivals.has(phrase.text) && meant.some(({ state }) => state === phrase.state);
  const beside = hits.slice(0, i).findLast(isClear) ?? hits.slice(i + 1).find(isClear);
  return beside && meant.find(({ state }) => state === beside.phrase.state);
}

const NAMES = new Set<Phrase['kind']>(['name', 'demonym', 'place', 'person', 'ignore']);

/** A body of a state is a name as well: "Revolutionary Armed Forces" are Cuba's, in small letters anyone's. */
const isName = ({ kind, state }: Phrase) => NAMES.has(kind) || (kind === 'organ' && state !== null);

const isAcronym = (text: string) => /^[A-Z.]{2,}s?$/.test(text);

function entryOf(phrase: Phrase, exact: boolean): Entry {
  const spelled = spell(phrase.text);
  const inSmall = exact ? null : spelled.toLowerCase();
  return { phrase, spelled, inCapitals: spelled.toUpperCase(), inSmall };
}

const spell = (text: string) => text.replace(/[\s\u00a0]+/g, '').replace(/[\u2018\u2019]/g, "'");

function longestFrom(
  root: Tree<Entry>,
  text: string,
  { hashes, starts, ends }: Words,
  from: number,
  date: Day,
): { hit: Hit; after: number } | undefined {
  let node = root.next.get(hashes[from] as number);
  let best: { hit: Hit; after: number } | undefined;
  for (let i = from; node; node = node.next.get(hashes[++i] as number)) {
    if (node.here.length === 0) continue;
    const [start, end] = [starts[from] as number, ends[i] as number];
    const phrase = chosen(node.here, text.slice(start, end), date);
    if (phrase) best = { hit: { start, end, phrase }, after: i + 1 };
  }
  return best;
}

/** The entry that a stretch of text spells; of several holders or offices the one of that day. */
function chosen(entries: readonly Entry[], found: string, date: Day): Phrase | undefined {
  const spelled = spell(found);
  const small = spelled.toLowerCase();
  const upper = spelled === spelled.toUpperCase();
  const fitting = entries.filter(
    (entry) =>
      spelled === entry.spelled || small === entry.inSmall || (upper && spelled === entry.inCapitals),
  );
  const [first] = fitting;
  if (!first) return undefined;
  const held = fitting.find(({ phrase }) => holds(phrase, date));
  return held ? held.phrase : { ...first.phrase, rank: null, channel: null };
}

function holds({ from, to }: Phrase, date: Day): boolean {
  return (from === null || from <= date) && (to === null || date <= to);
}
