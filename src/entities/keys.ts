import type { Folded } from './fold.js';
import { familyOf, koreanEar, koreanForm } from './korean.js';

/** How near two names are that share a key, and the sentence for it; nearer first. */
export const LEVELS = {
  same: { score: 1, reason: 'the same letters' },
  order: { score: 0.97, reason: 'the same letters in another order, or parted otherwise' },
  korean: { score: 0.95, reason: 'another romanisation of the same Korean name' },
  form: { score: 0.93, reason: 'the same name without its legal form, in any romanisation' },
  ear: { score: 0.9, reason: 'a spelling by ear of the same Korean name' },
  letter: { score: 0.87, reason: 'one letter differs' },
  slip: { score: 0.8, reason: 'one letter of a syllable differs, as in the names of two people' },
  initials: { score: 0.7, reason: 'the same family name and initials' },
} as const;
export type Level = keyof typeof LEVELS;

/** Legal forms and words without weight, by what they shorten. */
const LEGAL = new Set(
  'co company corp corporation corporations ltd limited inc incorporated llc plc pte pvt sdn bhd gmbh ag sa sarl ooo oao ao zao jsc ojsc the of and for group'.split(
    ' ',
  ),
);

/** Shortest letters of a whole name, and of a given name, that a coarse level may decide on. */
const SHORTEST = { form: 5, ear: 5, letter: 10 };

/** The keys of a name: two names that share one are as near as its level says. */
export function keysOf(folded: Folded): (readonly [Level, string])[] {
  const { tokens } = folded;
  const keys: [Level, string][] = [['same', tokens.join(' ')]];
  if (tokens.length === 0) return [];
  const joined = tokens.join('');
  keys.push(['order', joined]);
  const syllables = tokens.every(isSyllable);
  if (!syllables) keys.push(['order', [...tokens].sort().join(' ')]);
  for (const [family, given] of orders(folded)) {
    keys.push(['order', family + given.join('')]);
    keys.push(...koreanKeys(family, given));
  }
  const core = tokens.filter((token) => !LEGAL.has(token));
  const form = core.map(koreanForm).join('');
  if (form.length >= SHORTEST.form) keys.push(['form', form]);
  const letters = core.join('');
  const near = syllables ? 'slip' : 'letter';
  if (letters.length >= SHORTEST.letter) keys.push([near, letters], ...without(letters, near));
  return unique(keys);
}

/**
 * Names made of syllables, Korean and Chinese ones, keep the order of their given names: Kim Chol Sok and Kim Sok Chol are two people.
 * Only the family name may stand at either end.
 */
const isSyllable = (token: string): boolean => /^[^\daeiouy]*[aeiouy]+[^\daeiouy]*$/.test(token);

/** Ways to take a name as family and given name: as a comma says, the first word first, the last word first. */
function orders({ tokens, family }: Folded): (readonly [string, readonly string[]])[] {
  if (tokens.length < 2 || tokens.length > 5) return [];
  if (family !== null) return [[family.join(''), tokens.slice(family.length)]];
  return [
    [tokens[0] as string, tokens.slice(1)],
    [tokens.at(-1) as string, tokens.slice(0, -1)],
  ];
}

function koreanKeys(family: string, given: readonly string[]): [Level, string][] {
  const known = familyOf(family);
  const whole = given.join('');
  if (known === undefined || whole === '' || /\d/.test(whole)) return [];
  const keys: [Level, string][] = [];
  const forms = [given.map(koreanForm).join(''), koreanForm(whole)];
  for (const form of forms) keys.push(['korean', `${known} ${form}`]);
  const heard = [given.map((token) => koreanEar(koreanForm(token))).join(''), koreanEar(koreanForm(whole))];
  for (const form of heard)
    if (form.length >= SHORTEST.ear) keys.push(['ear', `${koreanEar(koreanForm(known))} ${form}`]);
  const initials = given.map((token) => koreanForm(token)[0]).join('');
  keys.push(['initials', `${known} ${initials}`]);
  return keys;
}

/** A text with any one letter left out: two texts that differ in one letter share one of these. */
function without(text: string, level: Level): [Level, string][] {
  return Array.from(text, (_, i) => [level, text.slice(0, i) + text.slice(i + 1)]);
}

function unique(keys: readonly [Level, string][]): [Level, string][] {
  const seen = new Set<string>();
  return keys.filter(([level, key]) => {
    const id = `${level} ${key}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
