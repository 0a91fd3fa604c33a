import type { Tour } from './tours.js';

/** Three figures that the sentence "party first and narrowly, diplomacy followed and more widely" foretells to be high. */
export interface Sequence {
  /** Party stops followed by the ministry at the same state, less ministry stops followed by the party, over all stops. */
  readonly precedence: number;
  /** Mean number of states of a ministry tour less that of a party tour. */
  readonly breadth: number;
  /** Of party tours that the ministry followed anywhere, the mean share of their states it went to. */
  readonly containment: number;
}

export const FIGURES = ['precedence', 'breadth', 'containment'] as const;

/** Tours in a form in which organs can be dealt out anew many times: where each went and what came after it. */
export interface Order {
  readonly party: Uint8Array;
  readonly sizes: Uint8Array;
  /** `visited[tour * states + state]` */
  readonly visited: Uint8Array;
  readonly states: number;
  /** Per tour the tours that begin after it and within the window. */
  readonly later: readonly Uint16Array[];
}

export function orderOf(tours: readonly Tour[], withinDays: number): Order {
  const states = 1 + Math.max(0, ...tours.flatMap((tour) => tour.states));
  const visited = new Uint8Array(tours.length * states);
  tours.forEach((tour, i) => {
    for (const state of tour.states) visited[i * states + state] = 1;
  });
  return {
    party: Uint8Array.from(tours, ({ organ }) => (organ === 'party' ? 1 : 0)),
    sizes: Uint8Array.from(tours, (tour) => tour.states.length),
    visited,
    states,
    later: tours.map(({ start }) =>
      Uint16Array.from(
        [...tours.keys()].filter((j) => {
          const gap = (tours[j] as Tour).start - start;
          return gap > 0 && gap <= withinDays;
        }),
      ),
    ),
  };
}

/** The figures of an order with organs dealt out as `party` says (1: party). */
export function sequenceOf({ sizes, visited, states, later }: Order, party: Uint8Array): Sequence {
  const seen = new Uint8Array(states);
  let stops = 0;
  let precedence = 0;
  let shares = 0;
  let followed = 0;
  const total = [0, 0];
  const tours = [0, 0];
  for (let i = 0; i < party.length; i++) {
    const own = party[i]!;
    stops += sizes[i]!;
    total[own]! += sizes[i]!;
    tours[own]! += 1;
    seen.fill(0);
    let others = 0;
    for (const j of later[i]!) {
      if (party[j] === own) continue;
      others += 1;
      for (let state = 0; state < states; state++) seen[state]! |= visited[j * states + state]!;
    }
    if (others === 0) continue;
    let hits = 0;
    for (let state = 0; state < states; state++) hits += seen[state]! & visited[i * states + state]!;
    precedence += own === 1 ? hits : -hits;
    if (own === 1) {
      shares += hits / sizes[i]!;
      followed += 1;
    }
  }
  return {
    precedence: precedence / stops,
    breadth: total[0]! / tours[0]! - total[1]! / tours[1]!,
    containment: followed === 0 ? 0 : shares / followed,
  };
}
