import type { Notice } from '../types.js';

/** Places kept of one notice. */
const PLACES = 5;

/** Collects notices: equal sentences are counted, with the first few places. */
export class Notices {
  readonly #found = new Map<string, { count: number; places: string[] }>();

  add(message: string, place: string): void {
    const known = this.#found.get(message) ?? { count: 0, places: [] };
    known.count += 1;
    if (known.places.length < PLACES) known.places.push(place);
    this.#found.set(message, known);
  }

  /** In the order of their first place. */
  all(): Notice[] {
    return [...this.#found].map(([message, { count, places }]) => ({ message, count, places }));
  }
}
