/** Condition, in the SQL of either engine, that a text of decimal digits without zeros before them is a number of at least so much. */
export function atLeast(digits: string, least: bigint): string {
  const text = `${least}`;
  return `(length(${digits}) > ${text.length} OR (length(${digits}) = ${text.length} AND ${digits} >= '${text}'))`;
}
