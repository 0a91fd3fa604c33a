import type { Listing } from '../types.js';

/** Programmes and acts aimed at North Korea, by the words of the lists. */
const PROGRAMS = /^DPRK|^EU-PRK$|^PRK$|North Korea|Democratic People.s Republic of Korea/i;
const STATE = 'PRK';

/** Remarks that name the rules an entry falls under: OFAC lists officials of the North under programmes of arms, and says it here. */
const RULES = ['secondary sanctions', 'prohibited transactions', 'additional sanctions'];

/**
 * Whether an entry is aimed at North Korea or is a party of it: by programme, by state, or by the rules its remarks name. States
 * themselves are no parties.
 */
export function isLinked({ kind, programs, countries, remarks }: Listing): boolean {
  const named = [...programs, ...RULES.flatMap((field) => remarks[field] ?? [])];
  return kind !== 'state' && (named.some((text) => PROGRAMS.test(text)) || countries.includes(STATE));
}
