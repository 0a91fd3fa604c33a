import { type Codebook, type Document, type PartnerCode, textOf } from '../types.js';
import type { CueFinder, Places, Range } from './cues.js';
import { fold } from './fold.js';
import type { Hit, Lexicon } from './lexicon.js';
import { partsOf, statesIn } from './parts.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { attribute, type Sided } from './sides.js';
import { wordsOf } from './words.js';

/** A document taken apart: its sentences and the phrases in them. What costs more is found when first asked. */
export interface Reading {
  readonly document: Document;
  readonly text: string;
  readonly actor: PartnerCode;
  /** The title first; it may be empty. */
  readonly sentences: readonly Sentence[];
  /** Phrases per sentence. */
  readonly phrases: readonly (readonly Hit[])[];
  /** The same with the state each speaks for. */
  readonly hitsOf: (sentence: number) => readonly Sided[];
  /** Foreign states of a sentence, those only posted to left out. */
  readonly statesOf: (sentence: number) => readonly PartnerCode[];
  /** The stretches of a sentence that speak of each of its states. */
  readonly partsOf: (sentence: number) => ReadonlyMap<PartnerCode, readonly Range[]>;
  readonly cuesOf: (sentence: number) => Places;
  /** Where conditions that ask for no state hold, or null, so that they are asked once for all states. */
  readonly settled: Map<object, Range | null>;
}

/** The cue of a dateline: what stands in it is no place of the news. */
const DATELINE = 'dateline';

/** Reads a document; undefined where it names no state that is wanted. */
export function read(
  document: Document,
  { actor }: Codebook,
  lexicon: Lexicon,
  findCues: CueFinder,
  isWanted: (state: PartnerCode) => boolean,
): Reading | undefined {
  const text = textOf(document);
  const folded = fold(text);
  const words = wordsOf(folded);
  const found = lexicon(text, words, document.date);
  if (!found.some(({ phrase: { state, kind } }) => state !== null && isWanted(state) && kind !== 'ignore'))
    return undefined;
  const sentences = sentencesOf(text);
  const cuesOf = memo((sentence) => findCues(folded, words, sentences[sentence] as Sentence));
  const newsFrom = (sentences[1] && cuesOf(1).get(DATELINE)?.[0]?.end) ?? 0;
  const phrases = bySentence(found, sentences, newsFrom);
  const hitsOf = memo((sentence) => {
    const sided = attribute(text, phrases[sentence] ?? [], actor);
    return sentence === 0 && document.body === '' ? ownOpening(sided, actor) : sided;
  });
  const statesOf = memo((sentence) => statesIn(hitsOf(sentence), actor));
  const parts = memo((sentence) => partsOf(text, sentences[sentence] as Sentence, hitsOf(sentence), actor));
  return {
    document,
    text,
    actor,
    sentences,
    phrases,
    hitsOf,
    statesOf,
    partsOf: parts,
    cuesOf,
    settled: new Map(),
  };
}

function memo<T>(find: (sentence: number) => T): (sentence: number) => T {
  const found: (T | undefined)[] = [];
  return (sentence) => {
    const known = found[sentence] ?? find(sentence);
    found[sentence] = known;
    return known;
  };
}

/** Phrases of every sentence; those of the dateline, and those that only keep others from counting, are left out. */
function bySentence(found: readonly Hit[], sentences: readonly Sentence[], newsFrom: number): Hit[][] {
  const phrases: Hit[][] = sentences.map(() => []);
  let sentence = 0;
  for (const hit of found) {
    while (sentence + 1 < sentences.length && hit.start >= (sentences[sentence] as Sentence).end) sentence++;
    const inDateline = sentence === 1 && hit.start < newsFrom;
    if (hit.phrase.kind !== 'ignore' && !inDateline) phrases[sentence]?.push(hit);
  }
  return phrases;
}

/** A bare headline that opens with an office means the actor's: "FM Meets Thai Delegation". */
function ownOpening(hits: readonly Sided[], actor: PartnerCode): Sided[] {
  return hits.map((hit) =>
    hit.start === 0 && hit.phrase.kind === 'office' && hit.side === null
      ? { ...hit, side: actor, sides: [actor] }
      : hit,
  );
}
