import anyAscii from 'any-ascii';

/** A name brought to plain letters. */
export interface Folded {
  /** Lower-case words of a to z and digits. */
  readonly tokens: readonly string[];
  /** The words before a comma, if the name has the form `FAMILY, Given`. */
  readonly family: readonly string[] | null;
  /** Whether another script was turned into Latin letters. */
  readonly transliterated: boolean;
}

const HANGUL = /\p{Script=Hangul}/u;
const FOREIGN =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Lao}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN = /\p{Script=Latin}/u;
/** Marks of aspiration and elision, which say nothing between lists. */
const APOSTROPHES = /['\u2018\u2019\u02bc\u02bb`\u00b4]/g;

/** Letters between brackets within a name tell firms of a group apart: `Pan Systems (S) Pte`. As a name they would join all such firms. */
const PART_OF_NAME = /[(（]([A-Za-z.]{1,3})[)）](?=.*\p{L})/gu;

/** Names between brackets and in two scripts stand for themselves: `Daedong Credit Bank (DCB)`, `KIM Yong Chol 김영철`. */
export function namesWithin(name: string): string[] {
  const text = name.replace(PART_OF_NAME, ' $1 ');
  const brackets = [...text.matchAll(/[(（]([^)）]+)[)）]/g)].map(([, inner]) => inner as string);
  const outside = text.replace(/[(（][^)）]*[)）]/g, ' ').trim();
  const parts = [...(outside === '' ? [] : [outside]), ...brackets].flatMap(byScript);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => /[\p{L}\d]/u.test(part)))];
}

function byScript(text: string): string[] {
  if (!LATIN.test(text) || !FOREIGN.test(text)) return [text];
  const foreign = (text.match(new RegExp(`${FOREIGN.source}[${FOREIGN.source.slice(1)}*`, 'gu')) ?? []).join(
    ' ',
  );
  return [text.replace(new RegExp(FOREIGN.source, 'gu'), ' '), foreign];
}

/** Brings a name to plain letters: accents off, other scripts transliterated, hyphens and points as blanks, apostrophes gone. */
export function foldName(name: string): Folded {
  const transliterated = FOREIGN.test(name);
  const [before, after] = name.split(/,\s*/, 2);
  const tokens = tokensOf(name);
  const legal = after !== undefined && /^(?:co|ltd|inc|llc|limited|pte|s\.?a|jsc|ojsc|gmbh)\b/i.test(after);
  const family = after !== undefined && after !== '' && !legal ? tokensOf(before as string) : null;
  return { tokens, family, transliterated };
}

function tokensOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(APOSTROPHES, '');
  // any-ascii puts a capital before every Korean syllable, and nothing between them.
  const spaced = HANGUL.test(plain) ? anyAscii(plain).replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : anyAscii(plain);
  return spaced
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .split(/[^a-z\d]+/)
    .filter((token) => token !== '');
}
