import { join, relative } from 'node:path';
import { Command } from 'commander';
import { byTier } from '../index.js';
import { printVerdicts } from './claims.js';
import { printGaps } from './gap.js';
import { printNetworkCounts } from './network.js';
import { type BuildFlags, openPackWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson } from './output.js';
import { printTiers } from './tiers.js';

export function buildCommand(): Command {
  return withBuildOptions(new Command('build'))
    .description('run the whole pipeline; does nothing if nothing changed')
    .option('--summary', 'print tiers, gaps, networks and verdicts as well')
    .action(async (pack: string, flags: BuildFlags & { summary?: true }) => {
      const { build: opened, pack: known } = await openPackWithProgress(pack, flags);
      const { info, directory, model, standings, gaps, networks, claims } = opened;
      if (flags.json) {
        printJson({ ...info, directory });
        return;
      }
      print(paint('bold', info.title));
      print(
        `${info.evidence} records, ${info.sources} sources, as published by ${info.asOf}, seed ${info.seed}, build ${info.digest.slice(0, 12)}`,
      );
      if (flags.summary) {
        print();
        printTiers(opened, known);
        print();
        printGaps(gaps, model);
        print();
        if (printNetworkCounts(networks)) print();
        printVerdicts(claims);
      }
      const brief = relative(process.cwd(), join(directory, 'brief.html'));
      print(
        `The brief: ${brief}. The workbench in a browser: tierline serve ${pack}. Ask of any number where it comes from: tierline trace ${pack} tier.${byTier(standings)[0]?.partner}`,
      );
    });
}
