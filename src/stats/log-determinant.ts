type Row = Float64Array;

/** Logarithm of the absolute determinant of a square matrix, row by row, by elimination with pivots; -Infinity where it is singular. */
export function logDeterminant(matrix: readonly ArrayLike<number>[]): number {
  const rows: Row[] = matrix.map((row) => Float64Array.from(row));
  let log = 0;
  for (let k = 0; k < rows.length; k++) {
    let best = k;
    for (let i = k + 1; i < rows.length; i++)
      if (Math.abs(at(rows, i, k)) > Math.abs(at(rows, best, k))) best = i;
    [rows[k], rows[best]] = [rows[best], rows[k]] as [Row, Row];
    const pivot = rows[k] as Row;
    const size = Math.abs(pivot[k] as number);
    if (size === 0) return Number.NEGATIVE_INFINITY;
    log += Math.log(size);
    for (let i = k + 1; i < rows.length; i++) {
      const row = rows[i] as Row;
      const factor = (row[k] as number) / (pivot[k] as number);
      if (factor === 0) continue;
      for (let j = k; j < row.length; j++) row[j]! -= factor * (pivot[j] as number);
    }
  }
  return log;
}

function at(rows: readonly Row[], row: number, column: number): number {
  return rows[row]?.[column] as number;
}
