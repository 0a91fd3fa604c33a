import { type Codebook, type Document, type PartnerCode, textOf } from '../types.js';
import type { CueFinder, Places } from './cues.js';
import { fold } from './fold.js';
import type { Lexicon } from './lexicon.js';
import { statesIn } from './parts.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { attribute, type Sided } from './sides.js';
import { wordsOf } from './words.js';

/** A document taken apart: its sentences, whose phrases stand in them, and the cues of each. */
export interface Reading {
  readonly document: Document;
  readonly text: string;
  readonly folded: string;
  readonly actor: PartnerCode;
  /** The title first; it may be empty. */
  readonly sentences: readonly Sentence[];
  /** Hits per sentence. */
  readonly hits: readonly (readonly Sided[])[];
  /** Foreign states per sentence, those only posted to left out. */
  readonly states: readonly (readonly PartnerCode[])[];
  /** Cues of a sentence, looked for when first asked. */
  readonly cuesOf: (sentence: number) => Places;
}

/** The cue of a dateline: what stands in it is no place of the news. */
const DATELINE = 'dateline';

/** A bare headline that opens with an office means the actor's: "FM Meets Thai Delegation". */
function ownOpening(hits: readonly Sided[], actor: PartnerCode): Sided[] {
  return hits.map((hit) =>
    hit.start === 0 && hit.phrase.kind === 'office' && hit.side === null
      ? { ...hit, side: actor, sides: [actor] }
      : hit,
  );
}

/** Reads a document; undefined where it names no state but the actor. */
export function read(
  document: Document,
  { actor }: Codebook,
  lexicon: Lexicon,
  findCues: CueFinder,
): Reading | undefined {
  const text = textOf(document);
  const folded = fold(text);
  const words = wordsOf(folded);
  const found = lexicon(text, words, document.date);
  if (
    !found.some(({ phrase }) => phrase.state !== null && phrase.state !== actor && phrase.kind !== 'ignore')
  )
    return undefined;
  const sentences = sentencesOf(text);
  const cues = new Map<number, Places>();
  const cuesOf = (sentence: number) => {
    const known = cues.get(sentence);
    if (known) return known;
    const fresh = findCues(folded, words, sentences[sentence] as Sentence);
    cues.set(sentence, fresh);
    return fresh;
  };
  const newsFrom = (sentences[1] && cuesOf(1).get(DATELINE)?.[0]?.end) ?? 0;
  const hits = sentences.map(({ start, end }, i) => {
    const from = i === 1 ? Math.max(start, newsFrom) : start;
    const own = found.filter((hit) => hit.start >= from && hit.start < end && hit.phrase.kind !== 'ignore');
    const sided = attribute(text, own, actor);
    return i === 0 && document.body === '' ? ownOpening(sided, actor) : sided;
  });
  return {
    document,
    text,
    folded,
    actor,
    sentences,
    hits,
    states: hits.map((own) => statesIn(own, actor)),
    cuesOf,
  };
}
