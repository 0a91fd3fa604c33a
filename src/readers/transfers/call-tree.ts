import { refuse } from './refusal.js';
import type { Row } from './row.js';

/** Where a trace stands: its transaction and the way to it from the outermost call, by the order of the calls; the outermost has an empty way. */
export interface Call {
  /** Empty for what no transaction does, such as rewards. */
  readonly transaction: string;
  readonly way: readonly number[];
}

/** Where a trace of ethereum-etl stands; transactions are told by hash, or else by their order in the block. Throws a Refusal. */
export function callOf(row: Row): Call {
  const way = row.get('trace_address').replace(/[[\]\s]/g, '');
  if (!/^(?:\d+(?:,\d+)*)?$/.test(way)) refuse(`"trace_address" is "${way}", no numbers with commas between`);
  const index = row.get('transaction_index');
  const transaction =
    row.get('transaction_hash') || (index === '' ? '' : `${row.get('block_number')}.${index}`);
  return { transaction, way: way === '' ? [] : way.split(',').map(Number) };
}

/** Calls that failed, whatever the order they are met in. */
export class FailedCalls {
  readonly #failed = new Set<string>();

  add({ transaction, way }: Call): void {
    this.#failed.add(`${transaction}:${way.join(',')}`);
  }

  /** Whether a call or one that it stands under has failed. */
  undid({ transaction, way }: Call): boolean {
    if (transaction === '') return false;
    return [...way, null].some((_, depth) =>
      this.#failed.has(`${transaction}:${way.slice(0, depth).join(',')}`),
    );
  }
}

/** Order of execution inside a transaction: a call moves its value before those it makes. */
export function compareWays(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((step, i) => step !== b[i]);
  if (differs < 0) return a.length - b.length;
  return (a[differs] as number) - (b[differs] ?? -1);
}
