import { Command } from 'commander';
import { type EvidenceFilter, listEvidence, refuseUnknown } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson } from './output.js';

export function evidenceCommand(): Command {
  return withBuildOptions(new Command('evidence'))
    .description('the records, with their sources')
    .option('--partner <code>', 'of one partner, such as KHM')
    .option('--ledger <name>', 'of one ledger, such as visits')
    .option('--kind <kind>', 'of one kind')
    .option('--indicator <id>', 'behind one indicator')
    .action(async (pack: string, flags: BuildFlags & EvidenceFilter) => {
      const store = await (await openWithProgress(pack, flags)).openStore();
      try {
        await refuseUnknown(store, flags);
        const rows = await listEvidence(store, flags);
        if (flags.json) {
          printJson({ evidence: rows });
          return;
        }
        for (const row of rows) {
          print(
            `${paint('bold', String(row['id']))} ${row['date'] || 'undated'} ${row['partner']} ${row['ledger']}/${row['kind']} (${row['reliability']}${row['credibility']})`,
          );
          print(`    ${row['summary']}`);
          print(`    ${paint('gray', `${row['publisher']}: ${row['url'] || row['title']}`)}`);
        }
        print(`${rows.length} records`);
      } finally {
        store.close();
      }
    });
}
