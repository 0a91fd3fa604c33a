import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** What no build can do without: DuckDB reads the ledgers of a pack and counts facts by partner and kind. */
const ledger = join(process.argv[2], 'ledger');
const files = readdirSync(ledger).map((file) => `'${join(ledger, file).replaceAll("'", "''")}'`);
const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const reader = await connection.runAndReadAll(
  `SELECT partner, kind, count(*) AS n FROM read_csv([${files.join(', ')}], union_by_name = true, all_varchar = true) GROUP BY ALL`,
);
process.stdout.write(`${reader.getRowObjects().reduce((sum, { n }) => sum + Number(n), 0)} facts\n`);
