import {
  type Codebook,
  type Coding,
  type Day,
  type Document,
  type PartnerCode,
  type Phrase,
  textOf,
} from '../types.js';
import { fold } from './fold.js';
import { wordsOf } from './words.js';

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
 * Names are words with a capital, in title and lead, that are neither of a state nor of an office nor of the actor's own
 * people: they name a person or a body of the other side.
 */
export function trackEvents({ lexicon, actor }: Codebook): EventTracker {
  const vocabulary = vocabularyOf(lexicon, actor);
  const blocks = new Map<string, Event[]>();
  const known = new Map<string, string>();
  return (document, coding) => {
    const { act, channel } = coding.values;
    if (coding.values.relevance !== 'relational' || act === null) return null;
    const unit = `${document.id}\u0000${coding.partner}`;
    const before = known.get(unit);
    if (before !== undefined) return before;
    const family = TRAVEL.has(act) ? 'travel' : act;
    const block = `${coding.partner} ${family}`;
    const item = {
      day: dayNumber(document.date),
      direction: coding.values.direction ?? '',
      channel: channel ?? '',
      names: namesOf(document, vocabulary),
      window: family === 'travel' ? VISIT : OTHER,
    };
    const events = blocks.get(block) ?? [];
    const fitting = events.filter((event) => fits(event, item));
    const nearest = fitting.toSorted((a, b) => distance(a, item.day) - distance(b, item.day))[0];
    const event = nearest ?? open(`${coding.partner}.${act}.${document.id}`, item.day);
    if (!nearest) blocks.set(block, [...events, event]);
    join(event, item);
    known.set(unit, event.id);
    return event.id;
  };
}

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

const MS_PER_DAY = 86_400_000;
const dayNumber = (day: Day) => Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);

/** Words that name no person of the other side: states, offices, organs, the actor's own people, the calendar. */
function vocabularyOf(lexicon: readonly Phrase[], actor: PartnerCode): ReadonlySet<string> {
  const words = lexicon
    .filter(({ kind, state }) => kind !== 'person' || state === actor)
    .flatMap(({ text }) => wordsOf(fold(text)).words);
  return new Set([...words, ...CALENDAR]);
}

const CALENDAR =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday kcna respected comrade leader great dear the his and'.split(
    ' ',
  );

/** How much of the body counts as its lead. */
const LEAD = 300;

function namesOf(document: Document, vocabulary: ReadonlySet<string>): Set<string> {
  const head = textOf(document).slice(0, document.title.length + 1 + LEAD);
  const names = new Set<string>();
  for (const [word] of head.matchAll(/\p{Lu}\p{Ll}{2,}/gu)) {
    const folded = word.toLowerCase();
    if (!vocabulary.has(folded)) names.add(folded);
  }
  return names;
}
