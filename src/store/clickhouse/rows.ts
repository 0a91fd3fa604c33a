import { type ClusterRow, quoted, type Server } from './server.js';

/** Some columns of a row as texts. */
export const texts = <Name extends string>(row: ClusterRow, names: readonly Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, String(row[name])])) as Record<Name, string>;

/** Texts as a list of ClickHouse. */
export const listed = (some: readonly string[]): string => some.map(quoted).join(', ');

/** How many rows there are; `from` is what follows SELECT count(). */
export async function countOf(server: Server, from: string): Promise<number> {
  const [row] = await server.rows(`SELECT count() AS n ${from}`);
  return Number(row?.['n']);
}
