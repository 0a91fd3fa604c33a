/** Latin letters and their signs, none of which can be part of another: such a text is in normal form. */
const PLAIN = /^[\n -~\u00a0-\u02ff]*$/;
const ODD = /[^\P{Cc}\n]|[\u2028\u2029\p{Cs}]/u;
const BREAK = /\r\n?|[\u2028\u2029]/g;
const CONTROL = /[^\P{Cc}\n]/gu;
const HALF = /\p{Cs}/gu;

/**
 * Text in normal form: NFC, `\n` for every line break, a blank for every other control character (NUL and tab
 * among them), and U+FFFD for half a surrogate pair. Nothing else is changed, so that offsets stay those of the source.
 */
export function normalForm(text: string): string {
  if (PLAIN.test(text)) return text;
  const plain = ODD.test(text)
    ? text.replace(BREAK, '\n').replace(CONTROL, ' ').replace(HALF, '\ufffd')
    : text;
  return plain.normalize('NFC');
}

/** Normal form on one line, for titles and names. */
export const oneLine = (text: string): string => normalForm(text).replaceAll('\n', ' ');

/** Whether a text has nothing to read: blanks, control and format characters only. */
export const isBlank = (text: string): boolean => !/[^\s\p{C}]/u.test(text);

/** The start of a value as messages quote it. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? oneLine(value) : (JSON.stringify(value) ?? 'nothing');
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`;
}
