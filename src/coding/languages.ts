import type { Codebook } from '../types.js';
import { type CueFinder, compileCues } from './cues.js';
import { compileLexicon, type Lexicon } from './lexicon.js';

/** The phrases and cues of a codebook that hold for texts of one language. */
export interface Tongue {
  readonly lexicon: Lexicon;
  readonly findCues: CueFinder;
}

/**
 * Compiles a codebook for each language it reads; those that differ in nothing share one. A text that states no language is
 * read as the first.
 */
export function compileLanguages({ languages, lexicon, cues, caseSensitive }: Codebook) {
  const compile = (language: string | undefined): Tongue => {
    const holds = (thing: { readonly language?: string }) =>
      thing.language === undefined || thing.language === language;
    return {
      lexicon: compileLexicon(lexicon.filter(holds), caseSensitive),
      findCues: compileCues(cues.filter(holds)),
    };
  };
  const special = new Set([...lexicon, ...cues].map(({ language }) => language));
  const shared = languages.every((language) => special.has(language)) ? undefined : compile(undefined);
  const tongues = new Map(
    languages.map((language) => [language, special.has(language) ? compile(language) : shared]),
  );
  return (language: string): Tongue | undefined =>
    tongues.get(language === '' ? (languages[0] ?? '') : language);
}
