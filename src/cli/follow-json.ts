import { type FollowResult, topResult, UsageError } from '../index.js';
import { printJson } from './output.js';

/** The result whole, or the largest rows of each list with what is left out in `cut`. */
export function printAsJson(result: FollowResult, top?: number): void {
  try {
    printJson(top === undefined ? result : topResult(result, top));
  } catch (error) {
    // A string of JavaScript has an end, at some three million rows.
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `${result.flows.length + result.held.length} rows are too long for one JSON text; --top 1000 keeps the largest of each list and sums the rest, --csv has all places where value is`,
    );
  }
}
