/**
 * The text with letter case and typographic quotes folded away, unit for unit: a position in the result is the same
 * position in the text. Letters whose lower case is longer or shorter stay as they are.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : [...text].map(lowerAlike).join('');
  return folded.replace(
    /[\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u00a0\n]/g,
    (found) => PLAIN[found] as string,
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u00a0': ' ',
  '\n': ' ',
};

function lowerAlike(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

/** Whether a unit of text belongs to a word: letters and digits of any script, and what lies beyond the first plane. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit > 96 && unit < 123) ||
    (unit > 64 && unit < 91) ||
    (unit > 47 && unit < 58) ||
    (unit > 191 && unit !== 215 && unit !== 247 && !isPunctuation(unit))
  );
}

/** General punctuation, CJK punctuation, full-width forms of ASCII signs. */
function isPunctuation(unit: number): boolean {
  return (
    (unit >= 0x2000 && unit <= 0x206f) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff00 && unit <= 0xff0f) ||
    (unit >= 0xff1a && unit <= 0xff20)
  );
}
