import type { Category, CodingRule, Condition, Span } from '../types.js';
import { type Decided, holds, isOf, spanOf, within } from './conditions.js';
import type { Range } from './cues.js';
import type { Sided } from './sides.js';
import type { View } from './view.js';

/** A category with what decided it. */
export interface Decision {
  readonly category: string;
  readonly spans: readonly Span[];
}

/** The first rule of a list that holds; undefined where none does. */
export function decide(
  variable: string,
  rules: readonly CodingRule[],
  categories: readonly Category[],
  view: View,
  decided: Decided,
): Decision | undefined {
  for (const rule of rules) {
    const decision = apply(variable, rule, categories, view, decided);
    if (decision) return decision;
  }
  return undefined;
}

/** Every rule of a list that holds: for a variable that can have several categories. */
export function decideAll(
  variable: string,
  rules: readonly CodingRule[],
  categories: readonly Category[],
  view: View,
  decided: Decided,
): Decision[] {
  return rules.flatMap((rule) => apply(variable, rule, categories, view, decided) ?? []);
}

function apply(
  variable: string,
  { id, category, when, any, unless }: CodingRule,
  categories: readonly Category[],
  view: View,
  decided: Decided,
): Decision | undefined {
  const places: (Range | true)[] = [];
  for (const condition of when) {
    const place = holds(condition, view, decided);
    if (!place) return undefined;
    places.push(place);
  }
  if (any.length > 0) {
    const place = firstOf(any, view, decided);
    if (!place) return undefined;
    places.push(place);
  }
  if (unless.some((condition) => holds(condition, view, decided))) return undefined;
  const name = `${variable}.${id}`;
  const spans = places.flatMap((place) => (place === true ? [] : [spanOf(place, name)]));
  if (typeof category === 'string') return { category, spans };
  const best = bestOf(category, categories, view);
  return best && { category: best.category, spans: [...spans, spanOf(best.hit, name)] };
}

function firstOf(conditions: readonly Condition[], view: View, decided: Decided): Range | true | undefined {
  for (const condition of conditions) {
    const place = holds(condition, view, decided);
    if (place) return place;
  }
  return undefined;
}

/** Ranks so high that whose they are must be said: "the President" alone is nobody's. */
const MUST_BE_OWNED = new Set(['supreme_leader', 'head_of_state', 'premier']);

/** The highest category that any hit of a side has in a scope. */
function bestOf(
  { best: side, in: scope }: Exclude<CodingRule['category'], string>,
  categories: readonly Category[],
  view: View,
): { category: string; hit: Sided } | undefined {
  let best: { category: string; hit: Sided; place: number } | undefined;
  const term = { side, attribute: null };
  let seen = -1;
  for (const { sentence, start, end } of view.scope(scope)) {
    const hits = view.reading.hitsOf(sentence);
    // What a list shares counts wherever it stands: all hits are looked at once, then those of further stretches.
    for (const hit of sentence === seen ? within(hits, start, end) : hits) {
      if (scope === 'part' && isQuoted(view, sentence, hit)) continue;
      const shared = hit.sides.length > 1 && side === 'partner' && hit.sides.includes(view.partner);
      if (!shared && (hit.start < start || hit.end > end)) continue;
      const unsided =
        hit.side === null &&
        (side === 'partner' || scope === 'led') &&
        !MUST_BE_OWNED.has(hit.phrase.rank ?? '');
      if (!unsided && !shared && !isOf(hit, term, view)) continue;
      const place = categories.findIndex(
        ({ code }) => (code === hit.phrase.rank && !hit.ofOffice) || code === hit.phrase.channel,
      );
      if (place !== -1 && (!best || place < best.place))
        best = { category: categories[place]?.code as string, hit, place };
    }
    seen = sentence;
  }
  return best;
}

/** The cue before words that are only quoted. */
const SAID = 'said';

/** Whether a hit stands in what somebody says: who is spoken of takes no part. "..., said X" names the speaker. */
function isQuoted({ reading }: View, sentence: number, hit: Sided): boolean {
  const said = reading.cuesOf(sentence).get(SAID)?.[0];
  return (
    said !== undefined &&
    said.end <= hit.start &&
    !/[,"\u201d]\s*$/.test(reading.text.slice(said.start - 2, said.start))
  );
}
