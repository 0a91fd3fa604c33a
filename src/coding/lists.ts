import type { PartnerCode } from '../types.js';
import type { View } from './view.js';

/** The cue that says, in title or lead, that many countries are told of. */
export const ROUND_UP = 'round_up';

/**
 * The foreign states named together with the partner, in order: those of the sentence that says most of it, or, where that
 * names it alone and the item is a round-up, those of the whole body.
 */
export function enumerationOf(view: View): readonly PartnerCode[] {
  const { reading, partner, home, scope } = view;
  const here = reading.statesOf(home);
  if (here.length > 1) return here.includes(partner) ? here : [partner];
  const inHead = scope('head').some(
    ({ sentence }) => reading.statesOf(sentence).includes(partner) && sentence === 0,
  );
  const roundUp = scope('head').some(({ sentence }) => reading.cuesOf(sentence).has(ROUND_UP));
  if (!roundUp || inHead) return [partner];
  const all = [...new Set(reading.sentences.slice(1).flatMap((_, i) => reading.statesOf(i + 1)))];
  return all.includes(partner) ? all : [partner];
}

/** `single`, `few` (2 or 3) or `list` (4 or more). */
export function exclusivityOf(size: number): 'single' | 'few' | 'list' {
  if (size < 2) return 'single';
  return size < 4 ? 'few' : 'list';
}
