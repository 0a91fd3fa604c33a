import { Command } from 'commander';
import { type ClaimResult, claimsAsJson, VERDICT_WORDS, type Verdict, verdictCounts } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson } from './output.js';

const COLOURS = {
  supported: 'green',
  contradicted: 'red',
  imprecise: 'yellow',
  not_determined: 'gray',
} as const satisfies Record<Verdict, string>;

export function claimsCommand(): Command {
  return withBuildOptions(new Command('claims'))
    .description('the verdict on every statement of the analysis under test')
    .action(async (pack: string, flags: BuildFlags) => {
      const opened = await openWithProgress(pack, flags);
      if (flags.json) {
        printJson(claimsAsJson(opened));
        return;
      }
      for (const claim of opened.claims) printClaim(claim);
      printVerdicts(opened.claims);
    });
}

function printClaim({ id, verdict, sentence, reason, evidence }: ClaimResult): void {
  print(`${paint('bold', id)} ${paint(COLOURS[verdict], VERDICT_WORDS[verdict])}: ${sentence}`);
  print(
    `    ${reason} [${evidence.slice(0, 4).join(', ')}${evidence.length > 4 ? `, and ${evidence.length - 4} more` : ''}]`,
  );
}

export function printVerdicts(claims: readonly ClaimResult[]): void {
  print(`${claims.length} claims: ${verdictCounts(claims)}.`);
}
