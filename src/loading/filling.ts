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
    if (this.rows === 0) await this.engine.record(this.load);
  }

  async taken(rows: number, added: number): Promise<void> {
    this.rows += rows;
    this.added += added;
    await this.engine.record({ ...this.load, rows: this.rows });
    this.options.onRows?.(this.load.name, this.rows);
  }
}
