import { Command } from 'commander';
import { runQuery, type Value } from '../index.js';
import { type BuildFlags, openWithProgress, parseCount, withBuildOptions } from './options.js';
import { print, printJson, printTable } from './output.js';

export function queryCommand(): Command {
  return withBuildOptions(new Command('query'))
    .argument('<sql>', 'one SELECT; the tables are described in docs/pack-format.md')
    .option('--limit <rows>', 'at most this many rows', parseCount, 1000)
    .description('read-only SQL over the tables of a build')
    .action(async (pack: string, sql: string, flags: BuildFlags & { limit: number }) => {
      const store = await (await openWithProgress(pack, flags)).openStore();
      try {
        const { columns, rows, complete } = await runQuery(store, sql, { limit: flags.limit });
        if (flags.json) printJson({ columns, rows, complete });
        else
          printTable(
            columns,
            rows.map((row) => columns.map((column) => show(row[column] ?? null))),
          );
        if (!complete && !flags.json) print(`cut at ${flags.limit} rows; --limit shows more`);
      } finally {
        store.close();
      }
    });
}

const show = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.join('; ') : String(value);
