// Writes what must not drift from the code: schemas/*.schema.json, docs/cli.md and the marked parts of docs/pack-format.md.
// Run by `npm run generate`, which compiles first. test/docs.test.ts and test/schemas.test.ts compare the files with src/.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cliPage } from './generate/cli-page.mjs';
import { engineModules, packFiles } from './generate/engine.mjs';
import { formatParts } from './generate/format-page.mjs';
import { fillMarked } from './generate/marked.mjs';
import { schemaFiles } from './generate/schemas.mjs';
import { tablesOf } from './generate/tables.mjs';

const FORMAT_PAGE = 'docs/pack-format.md';

/** What the generator needs of the engine. */
export async function collect(modules) {
  const { ledgers, program } = modules;
  return {
    files: packFiles(modules),
    common: Object.keys(ledgers.COMMON),
    ledgers: ledgers.LEDGER_NAMES,
    ownColumns: ledgers.ownColumns,
    program: program.program(),
    tables: await tablesOf(modules),
  };
}

/** Every generated file by path; `read` gives the present text of a page that is generated in part. */
export function generate(engine, read) {
  return {
    ...schemaFiles(engine.files),
    'docs/cli.md': cliPage(engine.program),
    [FORMAT_PAGE]: fillMarked(read(FORMAT_PAGE), formatParts(engine), FORMAT_PAGE),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const compiled = (path) => import(new URL(`dist/${path}.js`, root).href);
  const engine = await collect(await engineModules(compiled));
  const files = generate(engine, (path) => readFileSync(new URL(path, root), 'utf8'));
  for (const [path, content] of Object.entries(files)) writeFileSync(new URL(path, root), content);
  process.stdout.write(`${Object.keys(files).length} files written\n`);
}
