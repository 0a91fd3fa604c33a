import { quote } from '../text.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';

/** The height, order or number in a column; null where it is empty. Throws a Refusal. */
export function countIn(row: Row, column: string): number | null {
  const text = row.get(column);
  if (text === '') return null;
  if (!/^\d{1,15}$/.test(text)) refuse(`"${column}" is ${quote(text)}, no count`);
  return Number(text);
}
