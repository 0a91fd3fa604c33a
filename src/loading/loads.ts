import type { Load } from '../store/engine.js';
import { loadDigest, loadOf } from './stated.js';

/** The files of a table, as the store has them, found by their bytes. */
export class Loads {
  private readonly ofBytes = new Map<string, Map<string, Load>>();
  private readonly digests = new Set<string>();
  private last = 0;

  constructor(loads: readonly Load[]) {
    for (const load of loads) this.put(load);
  }

  /** Adds a file, or what became of one. */
  put(load: Load): void {
    const bytes = load.digest.split(' ')[0] as string;
    const same = this.ofBytes.get(bytes) ?? new Map<string, Load>();
    this.ofBytes.set(bytes, same.set(load.digest, load));
    this.digests.add(load.digest);
    this.last = Math.max(this.last, load.ordinal);
  }

  /** @throws {UsageError} as {@link loadOf} does. */
  find(file: string, bytes: string, words: readonly string[]): Load | undefined {
    return loadOf([...(this.ofBytes.get(bytes)?.values() ?? [])], file, bytes, words);
  }

  /** Ordinal of a file that is added next. */
  get next(): number {
    return this.last + 1;
  }

  /** Whether there is no file but perhaps this one. */
  noneBut(bytes: string, words: readonly string[]): boolean {
    return this.digests.size === (this.digests.has(loadDigest(bytes, words)) ? 1 : 0);
  }
}
