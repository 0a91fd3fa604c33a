import { Command } from 'commander';
import { verifyCodings } from '../index.js';
import { print, printJson, printTable, progressLine } from './output.js';

/** Most differences that are listed; `--json` gives all. */
const LISTED = 50;

export function verifyCodingsCommand(): Command {
  return new Command('verify-codings')
    .description('code your own copy of the texts again and name what differs from the codings of a pack')
    .argument('<pack>', 'pack directory with codings')
    .argument('<paths...>', 'files or folders that hold the documents')
    .option('--json', 'print JSON for machines')
    .action(async (pack: string, paths: string[], { json }: { json?: true }) => {
      const progress = progressLine();
      const result = await verifyCodings(pack, paths, (n) => progress.step(`${n} documents coded`)).finally(
        progress.done,
      );
      if (json) printJson(result);
      else {
        const { differences } = result;
        if (differences.length > 0)
          printTable(
            ['document', 'partner', 'field', 'kept', 'found'],
            differences.slice(0, LISTED).map((d) => [d.document, d.partner, d.field, d.kept, d.found]),
          );
        if (differences.length > LISTED) print(`... ${differences.length - LISTED} more; --json lists them`);
        print(
          `${result.compared} documents compared, ${result.absent} not in your copy, ${result.otherText.length} with another text, ${differences.length} differences`,
        );
      }
      if (result.differences.length > 0) process.exitCode = 1;
    });
}
