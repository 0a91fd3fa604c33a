import type { Remarks } from './findings.js';

/** What marks the end of a file on the systems OFAC's tables come from. */
const END_MARK = '\u001a';

/**
 * The text of a list, piece by piece: UTF-8 without byte order mark and without the control character 0x1A at the end. Bytes that
 * are no UTF-8 become U+FFFD and are noticed; a text longer than the cap stops the reading.
 */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  findings: Remarks,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let length = 0;
  const clean = (text: string) => {
    if (text.includes('\ufffd'))
      findings.note(
        'U+FFFD stands in the text, where bytes are no UTF-8 or the publisher lost a letter',
        place,
      );
    if (!text.includes(END_MARK)) return text;
    findings.ended = true;
    return text.replaceAll(END_MARK, '');
  };
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > findings.cap) {
      findings.stop(`larger than ${findings.cap / 2 ** 20} MiB; no list is that long`);
      return;
    }
    const text = clean(decoder.decode(chunk, { stream: true }));
    if (text !== '') yield text;
  }
  const rest = clean(decoder.decode());
  if (rest !== '') yield rest;
}
