/** The draws of one quantity, chain by chain and in order; all chains of one length. */
export type ChainDraws = readonly Float64Array[];

/** First and second half of every chain, the middle draw left out if there is one (Gelman et al. 2013, section 11.4). */
export function splitChains(chains: ChainDraws): Float64Array[] {
  const length = chains[0]?.length ?? 0;
  const half = Math.floor(length / 2);
  if (length === 1) return [...chains];
  return [
    ...chains.map((chain) => chain.subarray(0, half)),
    ...chains.map((chain) => chain.subarray(length - half)),
  ];
}

/** All draws in one array, in order of size. */
export function pooledSorted(chains: ChainDraws): Float64Array {
  return pooled(chains).sort();
}

/** All draws in one array, chain after chain. */
export function pooled(chains: ChainDraws): Float64Array {
  const all = new Float64Array(chains.reduce((sum, chain) => sum + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all;
}

/** No diagnostic is defined for draws that do not vary or are not all finite. */
export function isDegenerate(chains: ChainDraws): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const chain of chains)
    for (const value of chain) {
      if (!Number.isFinite(value)) return true;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return !(high - low >= Number.EPSILON);
}
