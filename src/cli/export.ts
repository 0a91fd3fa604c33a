import { Command, Option } from 'commander';
import { type ExportFormat, exportTables } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { print, printJson } from './output.js';

export function exportCommand(): Command {
  return withBuildOptions(new Command('export'))
    .argument('<dir>', 'new directory')
    .addOption(
      new Option('--format <format>', 'file format of the tables').choices(['csv', 'parquet']).default('csv'),
    )
    .description('all tables as a Frictionless data package with citation')
    .action(async (pack: string, directory: string, flags: BuildFlags & { format: ExportFormat }) => {
      const { info, openStore } = await openWithProgress(pack, flags);
      const store = await openStore({ locked: false });
      try {
        const files = await exportTables(store, directory, flags.format, { ...info, name: info.pack });
        if (flags.json) printJson({ directory, files });
        else print(`${files.length} files in ${directory}. Cite as: ${info.citation}`);
      } finally {
        store.close();
      }
    });
}
