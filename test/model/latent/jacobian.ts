/** Rows of derivatives of each output by each input, by central differences. */
export function jacobian(f: (x: Float64Array) => Float64Array, at: Float64Array): number[][] {
  const step = 1e-4;
  const columns = Array.from(at, (_, j) => {
    const moved = (shift: number) => f(at.map((value, i) => (i === j ? value + shift : value)));
    const [up, down] = [moved(step), moved(-step)];
    return Array.from(up, (value, i) => (value - (down[i] as number)) / (2 * step));
  });
  return (columns[0] ?? []).map((_, i) => columns.map((column) => column[i] as number));
}

/** By expansion along the first row. */
export function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return 1;
  const [first = [], ...rest] = matrix;
  return first.reduce(
    (sum, value, j) =>
      sum + (-1) ** j * value * determinant(rest.map((row) => row.filter((_, k) => k !== j))),
    0,
  );
}
