import { DuckDBInstance } from '@duckdb/node-api';
import { openCodebook } from '../dist/index.js';

/** The cues of the bundled codebook as plain regular expressions over the whole text, one thread: which documents match which. */
const { cues } = await openCodebook();
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
await connection.run(
  `CREATE TABLE documents AS SELECT lower(coalesce(title, '') || chr(10) || coalesce(body, '')) AS text FROM read_json('${process.argv[2].replaceAll("'", "''")}', format = 'newline_delimited')`,
);
const matches = cues.map(({ patterns }) => {
  const any = patterns.map((pattern) => `(?:${pattern})`).join('|');
  return `count(*) FILTER (regexp_matches(text, '(?-s)${any.replaceAll("'", "''")}'))`;
});
const reader = await connection.runAndReadAll(`SELECT ${matches.join(' + ')} AS n FROM documents`);
process.stdout.write(`${reader.getRowObjects()[0].n} matches of ${cues.length} cues\n`);
