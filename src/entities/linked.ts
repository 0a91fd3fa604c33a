import type { Listing } from '../types.js';

/** Programmes and acts aimed at North Korea, by the words of the lists. */
const PROGRAMS = /^DPRK|^EU-PRK$|^PRK$|North Korea|Democratic People.s Republic of Korea/i;
const STATE = 'PRK';

/** Whether an entry is aimed at North Korea or is a party of it: by programme, or by state. States themselves are no parties. */
export function isLinked({ kind, programs, countries }: Listing): boolean {
  return (
    kind !== 'state' && (programs.some((program) => PROGRAMS.test(program)) || countries.includes(STATE))
  );
}
