import { dayNumber } from '../days.js';
import type { Codebook, Coding, Document } from '../types.js';
import { expand } from './expand.js';
import { fold } from './fold.js';
import { spelledOut, wordsOf } from './words.js';

/** Gives every relational coding the id of the event it tells of; null for the others. */
export type EventTracker = (document: Document, coding: Coding) => string | null;

interface Event {
  readonly id: string;
  readonly directions: Set<string>;
  readonly names: Set<string>;
  readonly channels: Set<string>;
  first: number;
  last: number;
}

/**
 * Merges items that tell of one visit, message or meeting: the same state, the same family of acts, directions that go
 * together, days close to each other, and persons in common or, where no person is named, the same channel. Items come in
 * any order; of several events that fit, the nearest in time takes the item. An event is called after its first item.
 *
 * Names are words with a capital, in the lead or in a bare headline, that are neither of a state nor of an office, a cue or
 * the actor's own people: they name a person or a body of the other side.
 */
export function trackEvents(codebook: Codebook): EventTracker {
  const vocabulary = vocabularyOf(codebook);
  const blocks = new Map<string, Event[]>();
  return (document, coding) => {
    const { act, channel } = coding.values;
    if (coding.values.relevance !== 'relational' || act === null) return null;
    const family = TRAVEL.has(act) ? 'travel' : act;
    const item = {
      day: dayNumber(document.date),
      direction: coding.values.direction ?? '',
      channel: channel ?? '',
      names: namesOf(document, vocabulary),
      window: family === 'travel' ? VISIT : OTHER,
    };
    const blockOf = (fortnight: number) => `${coding.partner} ${family} ${fortnight}`;
    const fortnight = Math.floor(item.day / FORTNIGHT);
    const near = [-1, 0, 1].flatMap((step) => blocks.get(blockOf(fortnight + step)) ?? []);
    const fitting = near.filter((event) => fits(event, item));
    const nearest = fitting.sort((a, b) => distance(a, item.day) - distance(b, item.day))[0];
    const event = nearest ?? open(`${coding.partner}.${act}.${document.id}`, item.day);
    if (!nearest) {
      const block = blocks.get(blockOf(fortnight));
      if (block) block.push(event);
      else blocks.set(blockOf(fortnight), [event]);
    }
    join(event, item);
    return event.id;
  };
}

/** Days by which events are filed; none spans more, so that an item finds all it may fit in three neighbouring files. */
const FORTNIGHT = 14;

/** Acts of one stay: it is announced, arrives, talks, signs and leaves. */
const TRAVEL = new Set(['visit', 'meeting', 'agreement']);

interface Window {
  /** Most days between an item and the nearest one before or after it. */
  readonly gap: number;
  /** Most days from the first item to the last. */
  readonly span: number;
}

const VISIT: Window = { gap: 4, span: 14 };
const OTHER: Window = { gap: 2, span: 7 };

interface Item {
  readonly day: number;
  readonly direction: string;
  readonly channel: string;
  readonly names: ReadonlySet<string>;
  readonly window: Window;
}

function open(id: string, day: number): Event {
  return { id, directions: new Set(), names: new Set(), channels: new Set(), first: day, last: day };
}

function join(event: Event, { day, direction, channel, names }: Item): void {
  event.first = Math.min(event.first, day);
  event.last = Math.max(event.last, day);
  event.directions.add(direction);
  event.channels.add(channel);
  for (const name of names) event.names.add(name);
}

const distance = ({ first, last }: Event, day: number) => Math.max(first - day, day - last, 0);

function fits(event: Event, { day, direction, channel, names, window }: Item): boolean {
  if (distance(event, day) > window.gap) return false;
  if (Math.max(event.last, day) - Math.min(event.first, day) > window.span) return false;
  const together =
    direction === 'mutual' || event.directions.has('mutual') || event.directions.has(direction);
  if (!together) return false;
  if (event.names.size > 0 && names.size > 0) return [...names].some((name) => event.names.has(name));
  return event.channels.has(channel);
}

/** Words that name no person of the other side: states, offices, organs, cues, the actor's own people, the calendar. */
function vocabularyOf({ lexicon, cues, actor }: Codebook): ReadonlySet<string> {
  const phrases = lexicon
    .filter(({ kind, state }) => kind !== 'person' || state === actor)
    .map(({ text }) => fold(text));
  const texts = cues.flatMap(({ patterns }) => patterns.flatMap((pattern) => expand(pattern) ?? []));
  return new Set([...[...phrases, ...texts].flatMap((text) => spelledOut(text, wordsOf(text))), ...CALENDAR]);
}

const CALENDAR =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday kcna respected comrade leader great dear the his and'.split(
    ' ',
  );

/** How much of the body counts as its lead. */
const LEAD = 300;

function namesOf({ title, body }: Document, vocabulary: ReadonlySet<string>): Set<string> {
  const head = body === '' ? title : body.slice(0, LEAD);
  const names = new Set<string>();
  for (const { 0: word, index } of head.matchAll(/\p{Lu}\p{Ll}{2,}/gu)) {
    const folded = word.toLowerCase();
    if (index > 0 && !vocabulary.has(folded)) names.add(folded);
  }
  return names;
}
