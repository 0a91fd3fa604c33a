/** Tables of a database of outputs, by the columns that tell them. */
const TABLES = {
  addresses: ['adr_index', 'adr_hash'],
  transactions: ['tx_index', 'tx_hash'],
  heights: ['tx_index', 'block_index'],
  outputs: ['output_index', 'tx_index', 'adr_index', 'output_value', 'spent_index'],
  inputs: ['output_index', 'tx_index', 'adr_index', 'input_value', 'spent_index'],
  blocks: ['blockindex', 'time'],
} as const;

export type UtxoTable = keyof typeof TABLES;

/** Which table a header is of; undefined for any other. */
export function utxoTableOf(columns: readonly string[]): UtxoTable | undefined {
  const all = Object.keys(TABLES) as UtxoTable[];
  return all.find((table) => TABLES[table].every((name) => columns.includes(name)));
}

/** Tables that must be there, with their columns for people: blocks only give times. */
export function missingTables(given: ReadonlySet<UtxoTable>): string[] {
  const needed = (Object.keys(TABLES) as UtxoTable[]).filter((table) => table !== 'blocks');
  return needed.filter((table) => !given.has(table)).map((table) => `${table} (${TABLES[table].join(', ')})`);
}
