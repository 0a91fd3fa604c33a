import { Command } from 'commander';
import {
  build,
  type CodebookSummary,
  formatIssue,
  type Issue,
  inspectCodebook,
  inspectPack,
  PackError,
} from '../index.js';
import { paint, print, printJson } from './output.js';

export function checkCommand(): Command {
  return new Command('check')
    .description('list everything wrong in a pack or a codebook, with file and line')
    .argument('<pack>', 'pack directory, or a folder that holds only a codebook')
    .option('--json', 'print JSON for machines')
    .action(async (directory: string, { json }: { json?: true }) => {
      const { issues, codebook } = await findIssues(directory);
      const errors = issues.filter(({ severity }) => severity === 'error').length;
      if (json) printJson({ pack: directory, errors, issues, codebook });
      else {
        for (const issue of issues)
          print(paint(issue.severity === 'error' ? 'red' : 'yellow', formatIssue(issue)));
        print(`${directory}: ${errors} errors, ${issues.length - errors} warnings`);
        if (codebook) print(`codebook: ${wordsOf(codebook)}`);
      }
      if (errors > 0) process.exitCode = 2;
    });
}

interface Findings {
  readonly issues: readonly Issue[];
  readonly codebook: CodebookSummary | null;
}

/** Issues of the files and, if they can be read, of the codebook, the queries and the tests in them. */
async function findIssues(directory: string): Promise<Findings> {
  const reading = await inspectCodebook(directory);
  const codebook = reading?.summary ?? null;
  if (reading?.alone) return { issues: reading.issues, codebook };
  const { pack, issues } = await inspectPack(directory);
  if (!pack) return { issues, codebook };
  const found = [...issues, ...(reading?.issues ?? [])];
  try {
    await build(pack, { asOf: pack.period.to, seed: pack.model.seed });
    return { issues: found, codebook };
  } catch (error) {
    if (error instanceof PackError) return { issues: [...found, ...error.issues], codebook };
    throw error;
  }
}

const wordsOf = (summary: CodebookSummary): string =>
  Object.entries(summary)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
