/** A stretch of a text: the title or a sentence of the body. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/**
 * The title (which may be empty), then the sentences of the body. A sentence ends at a line break, or at a full stop,
 * question or exclamation mark before blank space, unless the stop belongs to an abbreviation or an initial.
 */
export function sentencesOf(text: string): Sentence[] {
  const titleEnd = text.indexOf('\n');
  const sentences: Sentence[] = [{ start: 0, end: titleEnd }];
  let start = titleEnd + 1;
  const close = (end: number) => {
    if (text.slice(start, end).trim() !== '') sentences.push({ start, end });
    start = end;
  };
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LINE_BREAK) close(i + 1);
    else if ((unit === STOP || unit === QUESTION || unit === EXCLAMATION) && endsSentence(text, i, start)) {
      while (i + 1 < text.length && CLOSING.includes(text[i + 1] as string)) i++;
      close(i + 1);
    }
  }
  close(text.length);
  return sentences;
}

const LINE_BREAK = 10;
const STOP = 46;
const QUESTION = 63;
const EXCLAMATION = 33;
const CLOSING = '"\'\u201d\u2019)]';

function endsSentence(text: string, at: number, from: number): boolean {
  let next = at + 1;
  while (next < text.length && CLOSING.includes(text[next] as string)) next++;
  if (next < text.length && !/\s/.test(text[next] as string)) return false;
  while (next < text.length && text[next] === ' ') next++;
  if (/[a-z,;0-9]/.test(text[next] ?? '')) return false;
  if (text[at] !== '.') return true;
  let wordStart = at;
  while (wordStart > from && /[\p{L}.]/u.test(text[wordStart - 1] as string)) wordStart--;
  const word = text.slice(wordStart, at).toLowerCase();
  return !(word.length === 1 || /^(?:\p{L}\.)+\p{L}$/u.test(word) || ABBREVIATIONS.has(word));
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st mt no nos gen col lt maj capt sgt gov rev hon jr sr vs etc jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
