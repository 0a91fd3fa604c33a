import { createGunzip } from 'node:zlib';

/** Compressed bytes given to zlib at once: at most a thousandfold comes out, which bounds what is held. */
const STEP = 2 ** 14;

/**
 * Decompresses a gzip stream of one or more members; what follows the last member is ignored. A truncated stream
 * yields all it still holds, a damaged one all but the last step before the damage, and then throws.
 * @throws {Error} of zlib where the data end early or are damaged.
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  let over = false;
  let wake = () => {};
  const settle = (error?: Error) => {
    failure ??= error;
    over = true;
    wake();
  };
  stream.on('data', (chunk: Uint8Array) => ready.push(chunk));
  stream.on('end', settle).on('error', settle);
  // Bytes after the last member end the stream without an answer to the write under way.
  const settled = (work: (done: () => void) => void) =>
    new Promise<void>((done) => {
      wake = done;
      work(done);
    });
  try {
    for await (const piece of cut(bytes)) {
      await settled((done) => stream.write(piece, () => done()));
      yield* ready.splice(0);
      if (over) break;
    }
    if (!over) await settled(() => stream.end());
    yield* ready.splice(0);
    if (failure) throw failure;
  } finally {
    stream.destroy();
  }
}

async function* cut(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += STEP) yield chunk.subarray(at, at + STEP);
}
