import type { ByAccount } from './by-account.js';
import { MoveColumns, type Passage } from './move-columns.js';

/** Those of some moves that a trace looks at, in order. */
export class Touched implements Iterable<Passage> {
  constructor(
    readonly moves: MoveColumns,
    /** Places among the moves, ascending. */
    readonly places: Int32Array,
  ) {}

  static all(moves: MoveColumns): Touched {
    return new Touched(
      moves,
      Int32Array.from({ length: moves.length }, (_, place) => place),
    );
  }

  /** Moves from and to some accounts. Costs the number of these, and a bit for each move there is. */
  static byAccounts(moves: MoveColumns, sides: readonly ByAccount[], accounts: Iterable<number>): Touched {
    const words = new Uint32Array(Math.ceil(moves.length / 32));
    let count = 0;
    for (const account of accounts)
      for (const { start, places } of sides)
        for (let i = start[account] as number; i < (start[account + 1] as number); i++) {
          const place = places[i] as number;
          const word = words[place >>> 5] as number;
          if ((word & (1 << (place & 31))) !== 0) continue;
          words[place >>> 5] = word | (1 << (place & 31));
          count += 1;
        }
    return new Touched(moves, placesOf(words, count));
  }

  get length(): number {
    return this.places.length;
  }

  senders(): Set<number> {
    const senders = new Set<number>();
    for (const place of this.places) senders.add(this.moves.from[place] as number);
    return senders;
  }

  *[Symbol.iterator](): Iterator<Passage> {
    for (const place of this.places) yield this.moves.at(place);
  }

  static of(moves: Iterable<Passage>): Touched {
    return moves instanceof Touched ? moves : Touched.all(MoveColumns.of([...moves]));
  }
}

function placesOf(words: Uint32Array, count: number): Int32Array {
  const places = new Int32Array(count);
  let next = 0;
  for (let i = 0; i < words.length; i++)
    for (let word = words[i] as number; word !== 0; word &= word - 1)
      places[next++] = 32 * i + 31 - Math.clz32(word & -word);
  return places;
}
