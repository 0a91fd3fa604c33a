import type { Document, Skipped } from '../../src/types.js';

const ENCODER = new TextEncoder();

/** A stream of the given pieces; texts are encoded as UTF-8. */
export async function* stream(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? ENCODER.encode(piece) : piece;
}

/** The bytes in pieces of a size, to move the seams between chunks. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a reader gave, documents and skipped apart. */
export async function gather(
  items: AsyncIterable<Document | Skipped>,
): Promise<{ documents: Document[]; skipped: Skipped[] }> {
  const documents: Document[] = [];
  const skipped: Skipped[] = [];
  for await (const item of items)
    if ('reason' in item) skipped.push(item);
    else documents.push(item);
  return { documents, skipped };
}
