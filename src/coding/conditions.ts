import type { Condition, Span, Term } from '../types.js';
import type { Range } from './cues.js';
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
  for (const stretch of view.scope(condition.scope)) {
    const place = inOrder(condition.terms, view, stretch);
    if (place) return place;
  }
  return undefined;
}

/** All terms within a stretch, each after the one before. */
function inOrder(terms: readonly Term[], view: View, stretch: Stretch): Range | undefined {
  let first: Range | undefined;
  let after = stretch.start;
  for (const term of terms) {
    const place = placesOf(term, view, stretch).find(
      ({ start, end }) => start >= after && end <= stretch.end,
    );
    if (!place) return undefined;
    first ??= place;
    after = place.end;
  }
  return first && { start: first.start, end: after };
}

function placesOf(term: Term, view: View, { sentence }: Stretch): readonly Range[] {
  if ('cue' in term) return view.reading.cuesOf(sentence).get(term.cue) ?? [];
  return (view.reading.hits[sentence] ?? []).filter((hit) => isOf(hit, term, view));
}

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
