import { Argument, Command } from 'commander';
import {
  type Engine,
  type LoadOptions,
  loadDocuments,
  loadTransfers,
  type StoreAddress,
  UsageError,
} from '../index.js';
import { decimal } from './decimals.js';
import { print, printJson, progressLine } from './output.js';
import { isKept, storeOption, tellShards, withStore } from './store.js';

interface Flags {
  readonly store?: StoreAddress;
  readonly sender?: string;
  readonly decimals?: Readonly<Record<string, number>>;
  readonly json?: true;
}

export function loadCommand(): Command {
  return new Command('load')
    .description('load documents or transfers into a store; a load that broke off is run again and goes on')
    .addArgument(new Argument('<table>', 'what to load').choices(['documents', 'transfers']))
    .argument('<files...>', 'files, or folders')
    .addOption(storeOption())
    .option('--sender <address>', 'who sends, for files of one address that do not say')
    .option(
      '--decimals <contract=n>',
      'decimal places of a token, for files that do not say (repeatable)',
      decimal,
    )
    .option('--json', 'print JSON for machines')
    .action(async (table: 'documents' | 'transfers', files: string[], flags: Flags) => {
      const { store, sender, decimals, json } = flags;
      if (!isKept(store))
        throw new UsageError(
          'name a store to load into: --store duckdb:FILE or clickhouse://user@host:8123/database',
        );
      let kept = 'no rows were added by it';
      const work = async (engine: Engine) => {
        const progress = progressLine();
        const options: LoadOptions = {
          onRows: (file, rows) => {
            kept = `${rows} rows of ${file} are in`;
            progress.step(`${file}: ${rows} rows`);
          },
          onSkipped: ({ place, reason }) => process.stderr.write(`${place}: skipped, ${reason}\n`),
        };
        const loaded =
          table === 'documents'
            ? await loadDocuments(engine, files, options)
            : await loadTransfers(engine, files, {
                ...options,
                ...(sender !== undefined && { from: sender }),
                ...(decimals && { decimals }),
              });
        progress.done();
        tellShards(engine, loaded.shards);
        if (json) printJson(loaded);
        else
          print(
            `${loaded.rows} ${table} of ${loaded.files} files are in the store, ${loaded.added} of them new; ${loaded.known} files were there before, ${loaded.skipped} rows were skipped`,
          );
      };
      await withStore(
        store,
        work,
        () => `${kept}; the same command goes on after them and counts nothing twice`,
      );
    });
}
