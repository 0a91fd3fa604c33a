import type { Traced } from '../trace-value.js';
import type { Amounts } from './amounts.js';
import type { Steps } from './steps.js';

/** Amounts by asset and account. */
type Sums = ReadonlyMap<number, Map<number, bigint>>;

export interface AllSums {
  readonly arrived: Sums;
  readonly held: Sums;
}

/** Adds up when first asked, and then keeps the sums. */
export function allSums(
  { holdings, ends, sources }: Steps,
  arrived: Amounts,
  returned: Amounts,
  traced: (holding: number) => bigint,
): () => AllSums {
  let made: AllSums | undefined;
  return () => {
    made ??= {
      arrived: sumsOf(ends.account, ends.asset, (end) => arrived.get(end)),
      held: sumsOf(holdings.account, holdings.asset, (holding) =>
        holding < sources ? returned.get(holding) : traced(holding),
      ),
    };
    return made;
  };
}

function sumsOf(
  accounts: readonly number[],
  assets: readonly number[],
  amountOf: (place: number) => bigint,
): Sums {
  const sums = new Map<number, Map<number, bigint>>();
  accounts.forEach((account, place) => {
    const amount = amountOf(place);
    if (amount === 0n) return;
    const asset = assets[place] as number;
    const ofAsset = sums.get(asset) ?? new Map<number, bigint>();
    sums.set(asset, ofAsset.set(account, amount));
  });
  return sums;
}

/** A trace whose edges are added up when asked for. A function of its own: what it keeps alive is what it is given, not the run. */
export function withEdges(
  assets: Traced['assets'],
  hops: Traced['hops'],
  steps: Steps,
  flowed: Amounts | null,
): Traced {
  return {
    assets,
    hops,
    get edges() {
      return edgesOf(steps, flowed);
    },
  };
}

/** Adds up what flowed at each step by sender and receiver. */
function edgesOf(steps: Steps, flowed: Amounts | null): Traced['edges'] {
  const edges = new Map<number, Map<number, bigint>>();
  for (let step = 0; flowed !== null && step < flowed.length; step++) {
    if (flowed.isZero(step)) continue;
    const place = steps.place[step] as number;
    const [from, to] = [steps.moves.from[place] as number, steps.moves.to[place] as number];
    const out = edges.get(from) ?? new Map<number, bigint>();
    edges.set(from, out.set(to, (out.get(to) ?? 0n) + flowed.get(step)));
  }
  return edges;
}
