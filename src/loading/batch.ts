import type { RowBatch } from '../store/engine.js';
import type { Filling } from './filling.js';

/**
 * Collects rows until they are worth a question; while one batch is added the next is read. Rows that a former run recorded are passed
 * over; the first after them may be there.
 */
export class Batch<T> {
  private rows: RowBatch<T>;
  /** Rows of the file, those among them that it had before. */
  private count = 0;
  private units = 0;
  private passed = 0;
  private sure: boolean;
  private adding: Promise<void> = Promise.resolve();

  constructor(
    /** Rows, and what they take up, at most. */
    private readonly most: { readonly rows: number; readonly units: number },
    private readonly filling: Filling,
    private readonly make: () => RowBatch<T>,
    /** Whether all rows of the file so far are known, so that one that comes again is told. */
    private readonly told: () => boolean,
  ) {
    this.rows = make();
    this.sure = filling.alone && filling.untouched;
  }

  get full(): boolean {
    return this.count >= this.most.rows || this.units >= this.most.units;
  }

  /** @param row null for one that the file had before. */
  push(row: T | null, units = 0): void {
    if (this.passed++ < this.filling.load.rows) return;
    this.count++;
    this.units += units;
    if (row !== null) this.rows.push(row);
  }

  /** Hands the rows on; resolves once the rows before them are in. */
  async flush(): Promise<void> {
    const { rows, count } = this;
    this.rows = this.make();
    this.count = 0;
    this.units = 0;
    await this.adding;
    if (count === 0) return;
    const fresh = this.sure && this.told();
    this.sure = this.filling.alone;
    this.adding = this.add(rows, count, fresh);
    // Whoever waits for it next is told.
    this.adding.catch(() => {});
  }

  /** Resolves once all rows are in. */
  async end(): Promise<void> {
    await this.flush();
    await this.adding;
  }

  private async add(rows: RowBatch<T>, count: number, fresh: boolean): Promise<void> {
    await this.filling.storing(async () => {
      await this.filling.begin();
      await this.filling.taken(count, rows.rows === 0 ? 0 : await rows.add(fresh));
    });
  }
}
