/** Coefficients of a linear fit and the standard deviation of its residuals. */
export interface Fit {
  readonly coefficients: readonly number[];
  readonly residualSd: number;
}

/**
 * Ordinary least squares of y on the columns of x (one row per observation, intercept included by the caller), by the
 * normal equations. Undefined when there are no more observations than columns or the columns are collinear.
 */
export function leastSquares(x: readonly (readonly number[])[], y: readonly number[]): Fit | undefined {
  const columns = x[0]?.length ?? 0;
  const freedom = x.length - columns;
  if (freedom < 1) return undefined;
  const { moments, cross } = momentsOf(x, y, columns);
  const coefficients = solve(moments, cross);
  if (!coefficients) return undefined;
  const residuals = x.map((row, k) => (y[k] as number) - predict(coefficients, row));
  return { coefficients, residualSd: Math.sqrt(product(residuals, residuals) / freedom) };
}

export function predict(coefficients: readonly number[], row: readonly number[]): number {
  return product(row, coefficients);
}

/** Sums over the observations of each column times each column, and of each column times y. */
function momentsOf(x: readonly (readonly number[])[], y: readonly number[], columns: number) {
  const moments = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  const cross = new Array<number>(columns).fill(0);
  for (let k = 0; k < x.length; k++) {
    const row = x[k] as readonly number[];
    for (let i = 0; i < columns; i++) {
      const value = row[i] as number;
      const sums = moments[i] as number[];
      for (let j = 0; j < columns; j++) sums[j]! += value * (row[j] as number);
      cross[i]! += value * (y[k] as number);
    }
  }
  return { moments, cross };
}

/** Gaussian elimination with partial pivoting; undefined for a singular matrix. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, i) =>
          Math.abs(row[column] as number) > Math.abs(rows[best]?.[column] as number) ? column + i : best,
        column,
      );
    if (Math.abs(rows[pivot]?.[column] as number) < 1e-10) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const lead = rows[column] as number[];
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = (row[column] as number) / (lead[column] as number);
      for (let k = column; k <= size; k++) row[k] = (row[k] as number) - factor * (lead[k] as number);
    });
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}

/** Sum of the products of two columns. */
function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
