import type { Engine, Load } from '../store/engine.js';
import type { Skipped } from '../types.js';

export interface LoadOptions {
  /** Hears of a file and its rows that are in. */
  readonly onRows?: (file: string, rows: number) => void;
  readonly onSkipped?: (skipped: Skipped) => void;
}

/** A file on its way into a store. */
export class Filling {
  /** Rows that are in. */
  rows: number;
  added = 0;
  skipped = 0;
  /** As the store has it by what this told it. */
  recorded: Load | undefined;
  /** Whether it was the store that failed, which it would for any other file. */
  storeFailed = false;
  private last: Promise<void> = Promise.resolve();

  constructor(
    readonly engine: Engine,
    readonly load: Load,
    /** Whether no other file is in the table, so that nothing of this can be there. */
    readonly alone: boolean,
    /** Whether no run before this began it: one that did may have added rows and have been ended before it recorded them. */
    readonly untouched: boolean,
    private readonly options: LoadOptions,
  ) {
    this.rows = load.rows;
  }

  skip(skipped: Skipped): void {
    this.skipped++;
    this.options.onSkipped?.(skipped);
  }

  /** Says that rows are about to come; a file that cannot be read is never begun. */
  async begin(): Promise<void> {
    if (this.rows === 0) await this.record(this.load);
  }

  async taken(rows: number, added: number): Promise<void> {
    this.rows += rows;
    this.added += added;
    await this.record({ ...this.load, rows: this.rows });
    this.options.onRows?.(this.load.name, this.rows);
  }
  async done(remarks: string): Promise<void> {
    await this.storing(() => this.record({ ...this.load, state: 'done', rows: this.rows, remarks }));
  }

  /** Does what only the store can make fail. */
  async storing(work: () => Promise<void>): Promise<void> {
    const working = work();
    this.last = working.catch(() => {
      this.storeFailed = true;
    });
    await working;
  }

  /** Resolves once the store has done what was asked of it: a file that fails may do so while rows before are on their way. */
  async idle(): Promise<void> {
    await this.last;
  }

  private async record(load: Load): Promise<void> {
    await this.engine.record(load);
    this.recorded = load;
  }
}
