/** The rank of each value among all, 1 for the highest; equal values share the mean of their ranks. Cost grows with the square. */
export function midranks(values: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let rank = 0.5;
    for (let j = 0; j < values.length; j++)
      rank += values[j]! > values[i]! ? 1 : values[j]! === values[i]! ? 0.5 : 0;
    ranks[i] = rank;
  }
  return ranks;
}
