import type { PartnerCode, Scope } from '../types.js';
import type { Range } from './cues.js';
import type { Reading } from './reading.js';

/** A stretch of one sentence. */
export interface Stretch extends Range {
  readonly sentence: number;
}

/** A document as seen from one state that it names: where each scope of the codebook lies. */
export interface View {
  readonly reading: Reading;
  readonly partner: PartnerCode;
  /** The sentence that says most of the state: the first of the body that names it, else the title. */
  readonly home: number;
  /** The item tells many things in a line each, so that title and lead are those of the state. */
  readonly digest: boolean;
  readonly scope: (scope: Scope) => readonly Stretch[];
}

export function viewOf(reading: Reading, partner: PartnerCode): View {
  const { sentences, phrases, statesOf } = reading;
  const all = sentences.map((_, i) => whole(reading, i));
  const own = all.filter(({ sentence }) => phrases[sentence]?.some(({ phrase }) => phrase.state === partner));
  const naming = own.filter(({ sentence }) => statesOf(sentence).includes(partner));
  const home = (naming.find(({ sentence }) => sentence > 0) ?? naming[0] ?? own[0]) as Stretch;
  const digest = reading.cuesOf(0).has(DIGEST);
  const [title, lead] = digest ? [[], [home]] : [all.slice(0, 1), all.slice(1, 2)];
  const parts = (stretch: Stretch) => partStretches(reading, stretch.sentence, partner);
  const find: Readonly<Record<Scope, () => readonly Stretch[]>> = {
    title: () => title,
    lead: () => lead,
    head: () => [...title, ...lead],
    own: () => own,
    home: () => parts(home),
    led: () => naming.flatMap((stretch) => afterCueIn(reading, parts(stretch), LED_BY)),
    present: () => all.flatMap(({ sentence }) => afterCue(reading, sentence, PRESENT)),
    told: () => toldOf(reading, partner, all),
    part: () => (naming.length > 0 ? naming : own).flatMap(parts),
    text: () => all,
  };
  const found = new Map<Scope, readonly Stretch[]>();
  const scope = (name: Scope) => {
    const known = found.get(name) ?? find[name]();
    found.set(name, known);
    return known;
  };
  return { reading, partner, home: home.sentence, digest, scope };
}

/** The cue of an item that tells many things in a line each: what counts is the line that names the state. */
const DIGEST = 'digest';

/** The cue after which those who came are named. */
const PRESENT = 'present_were';

/** The cue after which a delegation's head is named. */
const LED_BY = 'led_by';

/** Of the stretches that speak of a state what follows a cue in one of them. */
function afterCueIn(reading: Reading, stretches: readonly Stretch[], cue: string): Stretch[] {
  for (const [i, { sentence, start, end }] of stretches.entries()) {
    const place = reading
      .cuesOf(sentence)
      .get(cue)
      ?.find((found) => found.start >= start && found.end <= end);
    if (place) return [{ sentence, start: place.end, end }, ...stretches.slice(i + 1)];
  }
  return [];
}

function afterCue(reading: Reading, sentence: number, cue: string): Stretch[] {
  const place = reading.cuesOf(sentence).get(cue)?.[0];
  return place ? [{ start: place.end, end: (reading.sentences[sentence] as Range).end, sentence }] : [];
}

/**
 * What is told of the partner: the sentences that name it and, after one that names it alone, those that name no state.
 * Where title and lead, or all of the item, name no other state, every sentence that names none is told of it.
 */
function toldOf({ sentences, statesOf }: Reading, partner: PartnerCode, all: readonly Stretch[]): Stretch[] {
  const only = (from: number, to: number) =>
    sentences.slice(from, to).every((_, i) => statesOf(from + i).every((state) => state === partner));
  const inHead = [0, 1].some((i) => i < sentences.length && statesOf(i).includes(partner));
  const main = only(0, sentences.length) || (inHead && only(0, 2));
  let alone = main;
  return all.filter(({ sentence }) => {
    const named = statesOf(sentence);
    if (named.length > 0) alone = main || (named.length === 1 && named[0] === partner);
    return named.length === 0 ? alone : named.includes(partner);
  });
}

function whole({ sentences }: Reading, sentence: number): Stretch {
  const { start, end } = sentences[sentence] as Range;
  return { start, end, sentence };
}

function partStretches(reading: Reading, sentence: number, partner: PartnerCode): Stretch[] {
  const parts = reading.partsOf(sentence).get(partner) ?? [reading.sentences[sentence] as Range];
  return parts.map((part) => ({ ...part, sentence }));
}
