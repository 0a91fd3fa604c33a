import { Command } from 'commander';
import { saveCodings } from '../index.js';
import { print, progressLine } from './output.js';

export function saveCodingsCommand(): Command {
  return new Command('save-codings')
    .description('code the documents of a source and keep the codings, not the texts, in a pack')
    .argument('<pack>', 'pack directory with a codebook')
    .argument('<source>', 'id of the source in sources.csv')
    .argument('<paths...>', 'files or folders that hold the documents')
    .action(async (pack: string, source: string, paths: string[]) => {
      const progress = progressLine();
      try {
        const saved = await saveCodings(pack, source, paths, (n) => progress.step(`${n} documents coded`));
        progress.done();
        for (const { place, reason } of saved.skipped) process.stderr.write(`${place}: skipped, ${reason}\n`);
        print(
          `${saved.documents} documents, ${saved.rows} rows in codings/${source}.csv, ${saved.later} later versions, ${saved.skipped.length} skipped`,
        );
      } finally {
        progress.done();
      }
    });
}
