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
  const moments = Array.from({ length: columns }, (_, i) =>
    Array.from({ length: columns }, (_, j) => sum(x.map((row) => (row[i] as number) * (row[j] as number)))),
  );
  const cross = Array.from({ length: columns }, (_, i) =>
    sum(x.map((row, k) => (row[i] as number) * (y[k] as number))),
  );
  const coefficients = solve(moments, cross);
  if (!coefficients) return undefined;
  const residuals = x.map((row, k) => (y[k] as number) - predict(coefficients, row));
  return { coefficients, residualSd: Math.sqrt(sum(residuals.map((r) => r * r)) / freedom) };
}

export function predict(coefficients: readonly number[], row: readonly number[]): number {
  return sum(row.map((value, i) => value * (coefficients[i] as number)));
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
