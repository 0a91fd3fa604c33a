import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UsageError } from '../error.js';
import { gunzip } from './gunzip.js';

type Bytes = AsyncIterable<Uint8Array>;

/**
 * The bytes of a file, decompressed where it is a gzip file.
 * @throws {UsageError} with `wanted`, what to name instead, where it cannot be read.
 */
export async function openBytes(path: string, wanted: string): Promise<Bytes> {
  try {
    if (!(await stat(path)).isFile()) throw new UsageError(`${path} is no file`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}); name ${wanted}`);
  }
  const magic = await firstBytes(createReadStream(path, { end: 1 }), 2);
  const stream = createReadStream(path, { highWaterMark: 2 ** 18 });
  return magic[0] === 0x1f && magic[1] === 0x8b ? gunzip(stream) : stream;
}

/** The first `count` bytes of a file as text, decompressed as far as they go. */
export async function startOf(path: string, count: number, wanted: string): Promise<string> {
  const first = await firstBytes(await openBytes(path, wanted), count);
  return first.toString('utf8').replace(/^\ufeff/, '');
}

async function firstBytes(bytes: Bytes, count: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of bytes) {
      pieces.push(piece);
      length += piece.length;
      if (length >= count) break;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return Buffer.concat(pieces).subarray(0, count);
}

/** Whether it is the compressed data that failed; whoever reads to there says so. */
export const isDamage = (error: unknown): error is Error =>
  ((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_');
