import type { PartnerCode } from '../types.js';
import type { Range } from './cues.js';
import type { Sided } from './sides.js';

/** A foreign state as one sentence names it: in order of first mention. */
export function statesIn(hits: readonly Sided[], actor: PartnerCode): PartnerCode[] {
  const states = hits.filter((hit) => namesState(hit, actor)).map(({ side }) => side as PartnerCode);
  return [...new Set(states)];
}

/** Whether a hit names a foreign state that takes part. */
export function namesState({ phrase, side, posted }: Sided, actor: PartnerCode): boolean {
  return phrase.state !== null && side !== actor && !posted && phrase.kind !== 'ignore';
}

/**
 * The stretches of a sentence that speak of each of its states: all of it where it names one, else the items of the
 * enumeration that name the state. An item that names none goes with the next where that ends in "of <state>", unless it
 * tells who leads a delegation, else with the one before.
 */
export function partsOf(
  text: string,
  sentence: Range,
  hits: readonly Sided[],
  actor: PartnerCode,
): ReadonlyMap<PartnerCode, readonly Range[]> {
  const states = statesIn(hits, actor);
  if (states.length < 2) return new Map(states.map((state) => [state, [sentence]]));
  const naming = hits.filter((hit) => namesState(hit, actor));
  const items = itemsOf(text, sentence);
  const named = namedByItem(items, naming);
  const owners = named.map((own) => own.map(({ side }) => side as PartnerCode));
  for (let i = items.length - 2; i >= 0; i--)
    if (owners[i]?.length === 0 && endsInState(text, named[i + 1]?.[0]) && !isLed(text, items[i] as Range))
      owners[i] = owners[i + 1] ?? [];
  const opensGroup = (item: Range | undefined) => item !== undefined && text[item.start] === ';';
  const grouped = items.findIndex(opensGroup);
  /** Whether semicolons set groups apart and the next item is of the same one: "a minister, a mayor of Laos; ...". */
  const inGroup = (i: number) => grouped !== -1 && i >= grouped && !opensGroup(items[i + 1]);
  for (let i = items.length - 2; i >= 0; i--)
    if (owners[i]?.length === 0 && inGroup(i)) owners[i] = owners[i + 1] ?? [];
  for (let i = 1; i < items.length; i++) if (owners[i]?.length === 0) owners[i] = owners[i - 1] ?? [];
  const parts = new Map<PartnerCode, Range[]>(states.map((state) => [state, []]));
  items.forEach((item, i) => {
    for (const state of new Set(owners[i])) parts.get(state)?.push(item);
  });
  return parts;
}

/** Hits by the item they begin in; both are in the order of the text. */
function namedByItem(items: readonly Range[], hits: readonly Sided[]): Sided[][] {
  const named: Sided[][] = items.map(() => []);
  let item = 0;
  for (const hit of hits) {
    while (item + 1 < items.length && hit.start >= (items[item] as Range).end) item++;
    named[item]?.push(hit);
  }
  return named;
}

/** Items of an enumeration: what commas, semicolons and "and" set apart. */
function itemsOf(text: string, { start, end }: Range): Range[] {
  const items: Range[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/[,;]|\sand\s/g)) {
    items.push({ start: from, end: start + index });
    from = start + index;
  }
  items.push({ start: from, end });
  return items;
}

/** "..., Culture and Tourism led by Minister ...": the rest of what was named before. */
const isLed = (text: string, { start, end }: Range) => /\b(?:led|headed) by\s/.test(text.slice(start, end));

const endsInState = (text: string, hit: Sided | undefined) =>
  hit !== undefined && /\b(?:of|of the)\s+$/.test(text.slice(Math.max(0, hit.start - 8), hit.start));
