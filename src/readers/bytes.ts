import { join } from './lines.js';

/** Pages, feeds and plain texts are read whole; larger ones are refused. */
export const WHOLE_CAP = 8 * 2 ** 20;

export const TOO_LARGE = `larger than ${WHOLE_CAP / 2 ** 20} MiB; a single document is not that long`;

/** All bytes of a stream; undefined as soon as they are more than {@link WHOLE_CAP}. */
export async function readWhole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > WHOLE_CAP) return undefined;
    pieces.push(piece);
  }
  return join(pieces, length);
}

const DECLARED = /<meta[^>]+charset\s*=\s*["']?([\w-]+)|^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i;

/**
 * The text of a page, feed or file: by its byte order mark, the encoding the server or the page itself states, UTF-8 if
 * the bytes are valid as such, or else windows-1252, the default of older pages. Bytes that the encoding does not know
 * become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, stated?: string): string {
  const marked = markOf(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const [, page, xml] = DECLARED.exec(start) ?? [];
  for (const label of [stated, page, xml]) {
    const decoder = label === undefined ? undefined : decoderOf(label);
    if (decoder) return decoder.decode(bytes);
  }
  return utf8Of(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text of bytes that are valid UTF-8; undefined for others. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
