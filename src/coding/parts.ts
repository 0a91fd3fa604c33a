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
 * The stretches of a sentence that speak of one state: all of it where no other state is named, else the items of the
 * enumeration that name it. An item that names none goes with the next where that ends in "of <state>", else with the one before.
 */
export function partsOf(
  text: string,
  sentence: Range,
  hits: readonly Sided[],
  partner: PartnerCode,
  actor: PartnerCode,
): Range[] {
  if (statesIn(hits, actor).length < 2) return [sentence];
  const items = itemsOf(text, sentence).map((range) => ({
    range,
    hits: hits.filter((hit) => hit.start >= range.start && hit.start < range.end && namesState(hit, actor)),
  }));
  const owners = items.map(({ hits: own }) => own.map(({ side }) => side as PartnerCode));
  for (let i = items.length - 2; i >= 0; i--)
    if (owners[i]?.length === 0 && endsInState(text, items[i + 1]?.hits[0]))
      owners[i] = owners[i + 1] as PartnerCode[];
  for (let i = 1; i < items.length; i++)
    if (owners[i]?.length === 0) owners[i] = owners[i - 1] as PartnerCode[];
  return items.filter((_, i) => owners[i]?.includes(partner)).map(({ range }) => range);
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

const endsInState = (text: string, hit: Sided | undefined) =>
  hit !== undefined && /\b(?:of|of the)\s+$/.test(text.slice(Math.max(0, hit.start - 8), hit.start));
