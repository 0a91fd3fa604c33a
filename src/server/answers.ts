import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** An answer as bytes, and compressed where that is worth it. */
export interface Answer {
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
}

const compress = promisify(gzip);
/** Shorter answers gain less by compression than its headers cost. */
const WORTHWHILE = 1024;
/** Bytes kept at most; the answers asked for least recently go first. */
const ROOM = 96 * 2 ** 20;

/**
 * Answers of one build, each made once. They are kept as bytes, so that a question asked two hundred times a second costs neither SQL
 * nor JSON, and no more than {@link ROOM} of them.
 */
export class Answers {
  private readonly kept = new Map<string, Promise<Answer>>();
  private readonly sizes = new Map<string, number>();
  private bytes = 0;

  constructor(private readonly room = ROOM) {}

  /** The answer to a question, which `make` gives; `key` tells questions apart. */
  async to(key: string, make: () => Promise<Buffer>): Promise<Answer> {
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = make().then(pack);
    this.kept.set(key, made);
    try {
      this.keep(key, await made);
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
    return made;
  }

  private keep(key: string, { plain, gzip: packed }: Answer): void {
    const size = plain.length + (packed?.length ?? 0);
    this.sizes.set(key, size);
    this.bytes += size;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.room) return;
      const freed = this.sizes.get(oldest);
      if (freed === undefined) continue; // Still being made.
      this.kept.delete(oldest);
      this.sizes.delete(oldest);
      this.bytes -= freed;
    }
  }
}

async function pack(plain: Buffer): Promise<Answer> {
  return { plain, gzip: plain.length < WORTHWHILE ? null : await compress(plain) };
}
