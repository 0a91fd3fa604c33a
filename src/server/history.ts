import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenedBuild, type Pack, type ReplayEntry, replayDays, replayEntry } from '../index.js';
import { Failure } from './failure.js';
import type { Subject } from './subject.js';
import type { Workers } from './workers.js';

/** Not made yet: how many days are done. */
export class Pending extends Error {
  override readonly name = 'Pending';
  constructor(
    readonly done: number,
    readonly of: number,
  ) {
    super(`${done} of ${of} done`);
  }
}

/**
 * The replay of one build: made once, in a thread, when it is first asked for, and kept beside the build. The last entry is the build's own
 * standing by its own model, where that is not the composite.
 */
export class History {
  private made: Promise<readonly ReplayEntry[]> | undefined;
  private finished: readonly ReplayEntry[] | undefined;
  private failure: Error | undefined;
  private progress: readonly [done: number, of: number];

  constructor(
    private readonly build: OpenedBuild,
    private readonly subject: Subject,
    private readonly workers: Workers,
    pack: Pack,
  ) {
    this.progress = [0, replayDays(pack, subject.asOf).length];
  }

  /** The entries. @throws {Pending} while they are made. */
  async now(): Promise<readonly ReplayEntry[]> {
    if (this.finished) return this.finished;
    if (this.made === undefined && (await this.read())) return this.whole();
    if (this.failure) {
      const { failure } = this;
      this.made = this.failure = undefined;
      if (failure instanceof Failure) throw failure;
      const { message } = failure;
      throw new Failure(
        'failed',
        `the replay failed: ${message.split('\n')[0]}`,
        'run "tierline check" on the pack',
      );
    }
    this.whole().catch((error: Error) => {
      this.failure = error;
    });
    throw new Pending(...this.progress);
  }

  /** The entries, when they are there. */
  whole(told: (done: number, of: number) => void = () => {}): Promise<readonly ReplayEntry[]> {
    this.made ??= this.make(told);
    return this.made;
  }

  private async make(told: (done: number, of: number) => void): Promise<readonly ReplayEntry[]> {
    const entries =
      (await this.read()) ??
      (await this.write(
        await this.workers.history(this.subject, (done, of) => {
          this.progress = [done, of];
          told(done, of);
        }),
      ));
    const { info, model, standings } = this.build;
    const own = model.name === 'composite' ? [] : [replayEntry({ asOf: info.asOf, model, standings })];
    this.finished = [...entries, ...own];
    return this.finished;
  }

  private get file(): string {
    return join(this.build.directory, 'history.json');
  }

  private async read(): Promise<ReplayEntry[] | undefined> {
    const text = await readFile(this.file, 'utf8').catch(() => undefined);
    const kept = text === undefined ? undefined : (JSON.parse(text) as Kept);
    return kept?.digest === this.subject.digest ? kept.entries : undefined;
  }

  /** Where it cannot be kept, it is made again the next time. */
  private async write(entries: ReplayEntry[]): Promise<ReplayEntry[]> {
    const kept: Kept = { digest: this.subject.digest, entries };
    const part = `${this.file}.part`;
    await writeFile(part, JSON.stringify(kept))
      .then(() => rename(part, this.file))
      .catch(() => {});
    return entries;
  }
}

interface Kept {
  readonly digest: string;
  readonly entries: ReplayEntry[];
}
