import { lackingColumns } from '../readers/csv-documents.js';
import { documentOf, FIELDS } from '../readers/jsonl.js';
import { Store } from '../store/store.js';
import type { Document, Skipped } from '../types.js';

/**
 * Reads a Parquet file whose columns are the fields of a JSON line (`id`, `date`, `title`, `body`, `lang`, `source`, `url`; others are
 * ignored), a chunk in memory at a time. Days may be dates or moments (of UTC), ids numbers. A row that cannot be used is skipped with its
 * number and why.
 */
export async function* readParquetDocuments(path: string): AsyncGenerator<Document | Skipped> {
  const store = await Store.open();
  try {
    const rows = `read_parquet('${path.replaceAll("'", "''")}')`;
    const types = await columnsOf(store, rows);
    const lacking = typeof types === 'string' ? types : lackingColumns([...types.keys()]);
    if (typeof types === 'string' || lacking !== undefined) {
      yield { place: path, reason: lacking as string };
      return;
    }
    const cells = FIELDS.filter((name) => types.has(name)).map((name) =>
      /^(?:DATE|TIMESTAMP)/.test(types.get(name) as string)
        ? `strftime("${name}", '%Y-%m-%d') AS "${name}"`
        : `CAST("${name}" AS VARCHAR) AS "${name}"`,
    );
    let number = 0;
    for await (const row of store.stream(`SELECT ${cells.join(', ')} FROM ${rows}`)) {
      number++;
      const document = documentOf(row);
      yield typeof document === 'string' ? { place: `${path}, row ${number}`, reason: document } : document;
    }
  } finally {
    store.close();
  }
}

/** Types of the columns by name, or why there are none. */
async function columnsOf(store: Store, rows: string): Promise<ReadonlyMap<string, string> | string> {
  try {
    const found = await store.query(`DESCRIBE SELECT * FROM ${rows}`);
    return new Map(found.map((row) => [row['column_name'] as string, row['column_type'] as string]));
  } catch (error) {
    return `cannot be read as Parquet: ${String((error as Error).message).split('\n')[0]}`;
  }
}
