/**
 * Expected counts of a Poisson regression with intercept on standardised columns, by Newton's method, with a normal(0, 1)
 * prior on each slope: eleven states cannot carry free ones. The counts sum to those observed.
 */
export function fitRates(design: readonly Float64Array[], counts: ArrayLike<number>): Float64Array {
  const states = counts.length;
  const total = Array.from(counts).reduce((a, b) => a + b, 0);
  if (total === 0) return new Float64Array(states);
  const slopes = new Float64Array(design.length);
  const rates = new Float64Array(states);
  const refresh = () => {
    let sum = 0;
    for (let i = 0; i < states; i++) {
      let log = 0;
      for (let k = 0; k < slopes.length; k++) log += slopes[k]! * design[k]![i]!;
      rates[i] = Math.exp(log);
      sum += rates[i]!;
    }
    for (let i = 0; i < states; i++) rates[i]! *= total / sum;
  };
  refresh();
  for (let step = 0; step < 25; step++) {
    const means = design.map((column) => dot(column, rates) / total);
    const gradient = design.map(
      (column, k) => dot(column, counts) - total * (means[k] as number) - slopes[k]!,
    );
    const curvature = design.map((a, k) =>
      design.map((b, l) => {
        let sum = k === l ? 1 : 0;
        for (let i = 0; i < states; i++)
          sum += rates[i]! * (a[i]! - (means[k] as number)) * (b[i]! - (means[l] as number));
        return sum;
      }),
    );
    const move = solveSymmetric(curvature, gradient);
    let largest = 0;
    move.forEach((value, k) => {
      slopes[k]! += Math.max(-1, Math.min(1, value));
      largest = Math.max(largest, Math.abs(value));
    });
    refresh();
    if (largest < 1e-6) break;
  }
  return rates;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Gaussian elimination without pivoting, which a positive definite matrix does not need. */
function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const lead = rows[column] as number[];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const row = rows[i] as number[];
      const factor = row[column]! / lead[column]!;
      for (let k = column; k <= size; k++) row[k]! -= factor * lead[k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
