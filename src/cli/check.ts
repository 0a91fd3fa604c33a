import { Command } from 'commander';
import { build, formatIssue, type Issue, inspectPack, PackError } from '../index.js';
import { paint, print, printJson } from './output.js';

export function checkCommand(): Command {
  return new Command('check')
    .description('list everything wrong in a pack, with file and line')
    .argument('<pack>', 'pack directory')
    .option('--json', 'print JSON for machines')
    .action(async (directory: string, { json }: { json?: true }) => {
      const issues = await findIssues(directory);
      const errors = issues.filter(({ severity }) => severity === 'error').length;
      if (json) printJson({ pack: directory, errors, issues });
      else {
        for (const issue of issues)
          print(paint(issue.severity === 'error' ? 'red' : 'yellow', formatIssue(issue)));
        print(`${directory}: ${errors} errors, ${issues.length - errors} warnings`);
      }
      if (errors > 0) process.exitCode = 2;
    });
}

/** Issues of the files and, if they can be read, of the queries and tests in them. */
async function findIssues(directory: string): Promise<readonly Issue[]> {
  const { pack, issues } = await inspectPack(directory);
  if (!pack) return issues;
  try {
    await build(pack, { asOf: pack.period.to, seed: pack.model.seed });
    return issues;
  } catch (error) {
    if (error instanceof PackError) return [...issues, ...error.issues];
    throw error;
  }
}
