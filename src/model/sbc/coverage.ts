/** How often central intervals held the truth. */
export interface Coverage {
  readonly probability: number;
  /** Share over all replicates and quantities. Quantities of a replicate depend on each other. */
  readonly covered: number;
  /** Standard error of that share, replicates taken as the independent units. */
  readonly error: number;
  /** Quantity farthest from the probability, and its share. */
  readonly worst: { readonly name: string; readonly covered: number };
}

/**
 * Coverage of central intervals between draws, from the ranks of the truths among `ranked` draws. Exact for probabilities that leave
 * a whole number of the `ranked + 1` ranks on each side; throws a RangeError for others.
 */
export function coverage(
  quantities: readonly { readonly name: string; readonly ranks: readonly number[] }[],
  ranked: number,
  probabilities: readonly number[],
): Coverage[] {
  return probabilities.map((probability) => {
    const outside = ((1 - probability) / 2) * (ranked + 1);
    const side = Math.round(outside);
    if (Math.abs(side - outside) > 1e-9)
      throw new RangeError(`${probability}: not between two of ${ranked + 1} ranks`);
    const holds = (rank: number) => rank >= side && rank <= ranked - side;
    const shares = quantities.map(({ name, ranks }) => ({ name, covered: share(ranks, holds) }));
    const replicates = (quantities[0]?.ranks ?? []).map((_, r) =>
      share(
        quantities.map(({ ranks }) => ranks[r]!),
        holds,
      ),
    );
    const covered = mean(replicates);
    const variance = mean(replicates.map((one) => (one - covered) ** 2));
    return {
      probability,
      covered,
      error: Math.sqrt(variance / replicates.length),
      worst: shares.reduce((a, b) =>
        Math.abs(b.covered - probability) > Math.abs(a.covered - probability) ? b : a,
      ),
    };
  });
}

const share = (ranks: readonly number[], holds: (rank: number) => boolean) =>
  ranks.filter(holds).length / ranks.length;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
