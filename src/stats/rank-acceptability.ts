/**
 * Share of draws in which each alternative takes each rank, `[alternative][rank]`, rank 0 the highest value.
 * Rank acceptability of stochastic multicriteria analysis (Lahdelma and Salminen 2001, SMAA-2). Equal values share their ranks.
 */
export function rankAcceptability(values: readonly Float64Array[]): number[][] {
  const size = values.length;
  const draws = values[0]?.length ?? 0;
  const counts = values.map(() => new Array<number>(size).fill(0));
  for (let draw = 0; draw < draws; draw++) {
    const order = values.map((_, i) => i).sort((a, b) => at(values, b, draw) - at(values, a, draw));
    for (let start = 0; start < size; ) {
      let end = start + 1;
      while (
        end < size &&
        at(values, order[end] as number, draw) === at(values, order[start] as number, draw)
      )
        end++;
      for (let i = start; i < end; i++)
        for (let rank = start; rank < end; rank++)
          (counts[order[i] as number] as number[])[rank]! += 1 / (end - start);
      start = end;
    }
  }
  return counts.map((row) => row.map((count) => count / draws));
}

/** Share of draws in which alternative i exceeds alternative j, ties counted half. */
export function pairwiseExceedance(values: readonly Float64Array[]): number[][] {
  return values.map((a) =>
    values.map((b) => {
      let wins = 0;
      for (let draw = 0; draw < a.length; draw++) {
        const difference = (a[draw] as number) - (b[draw] as number);
        wins += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
      }
      return wins / a.length;
    }),
  );
}

const at = (values: readonly Float64Array[], i: number, draw: number) =>
  (values[i] as Float64Array)[draw] as number;
