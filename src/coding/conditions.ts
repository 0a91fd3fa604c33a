import type { Condition, Span, Term } from '../types.js';
import { firstFrom, type Range } from './cues.js';
import { namesState } from './parts.js';
import type { Sided } from './sides.js';
import type { Stretch, View } from './view.js';

/** What has been decided of a document and state so far, by variable. */
export type Decided = Readonly<Record<string, string | null>>;

/** Where a condition holds first, `true` where it holds of something decided before, or undefined. */
export function holds(condition: Condition, view: View, decided: Decided): Range | true | undefined {
  if ('variable' in condition) {
    const value = decided[condition.variable];
    return value !== null && value !== undefined && condition.categories.includes(value) ? true : undefined;
  }
  if (view.digest || !isShared(condition)) return placeOf(condition, view);
  const { settled } = view.reading;
  const known = settled.get(condition);
  if (known !== undefined) return known ?? undefined;
  const place = placeOf(condition, view);
  settled.set(condition, place ?? null);
  return place;
}

type Placed = Extract<Condition, { scope: string }>;

function placeOf({ scope, terms }: Placed, view: View): Range | undefined {
  for (const stretch of view.scope(scope)) {
    const place = inOrder(terms, view, stretch);
    if (place) return place;
  }
  return undefined;
}

/** Whether a condition comes out alike for every state of a document. */
function isShared(condition: Placed): boolean {
  const known = shared.get(condition);
  if (known !== undefined) return known;
  const fresh =
    ['title', 'lead', 'head', 'text', 'present'].includes(condition.scope) &&
    condition.terms.every((term) => 'cue' in term || term.side === 'actor');
  shared.set(condition, fresh);
  return fresh;
}

const shared = new WeakMap<Placed, boolean>();

/** All terms within a stretch, each after the one before. */
function inOrder(terms: readonly Term[], view: View, stretch: Stretch): Range | undefined {
  let first: Range | undefined;
  let after = stretch.start;
  for (const term of terms) {
    const place =
      'cue' in term ? firstCue(term.cue, view, stretch, after) : firstHit(term, view, stretch, after);
    if (!place) return undefined;
    first ??= place;
    after = place.end;
  }
  return first && { start: first.start, end: after };
}

function firstCue(cue: string, view: View, { sentence, end }: Stretch, after: number): Range | undefined {
  const places = view.reading.cuesOf(sentence).get(cue);
  return places && firstWithin(places, after, end);
}

function firstHit(
  term: Extract<Term, { side: string }>,
  view: View,
  { sentence, end }: Stretch,
  after: number,
): Range | undefined {
  return firstWithin(view.reading.hitsOf(sentence), after, end, (hit) => isOf(hit, term, view));
}

/** The first of some ranges that lies in a stretch and is wanted. */
function firstWithin<T extends Range>(
  ranges: readonly T[],
  start: number,
  end: number,
  isWanted?: (range: T) => boolean,
): T | undefined {
  for (let i = firstFrom(ranges, start, startOf); i < ranges.length; i++) {
    const range = ranges[i] as T;
    if (range.start >= end) return undefined;
    if (range.end <= end && (!isWanted || isWanted(range))) return range;
  }
  return undefined;
}

/**
 * Those that begin in a stretch. A sentence can have very many stretches, so what lies outside of one is not looked at.
 */
export const within = <T extends Range>(ranges: readonly T[], start: number, end: number): readonly T[] =>
  ranges.slice(firstFrom(ranges, start, startOf), firstFrom(ranges, end, startOf));

const startOf = ({ start }: Range) => start;

/** Whether a hit is of a side and has an attribute: a kind of phrase, a rank or a channel. */
export function isOf(hit: Sided, { side, attribute }: Extract<Term, { side: string }>, view: View): boolean {
  const { partner, reading } = view;
  const ofSide =
    side === 'actor'
      ? hit.sides.includes(reading.actor)
      : side === 'partner'
        ? hit.sides.includes(partner) && !hit.posted
        : hit.side !== partner && namesState(hit, reading.actor);
  if (!ofSide || attribute === null) return ofSide;
  const { kind, rank, channel } = hit.phrase;
  return kind === attribute || rank === attribute || channel === attribute;
}

export const spanOf = (place: Range, rule: string): Span => ({ start: place.start, end: place.end, rule });
