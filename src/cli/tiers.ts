import { Command } from 'commander';
import { byTier, formatRange, type Standing } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { print, printJson, printTable } from './output.js';

export function tiersCommand(): Command {
  return withBuildOptions(new Command('tiers'))
    .description('where each partner stands, and how sure that is')
    .action(async (pack: string, flags: BuildFlags) => {
      const { info, standings } = await openWithProgress(pack, flags);
      if (flags.json) {
        const { asOf, seed, digest } = info;
        printJson({ pack: info.pack, asOf, seed, digest, partners: standings });
      } else printTiers(standings);
    });
}

/** The ladder: highest tier first, then the reasons of the unassigned. */
export function printTiers(standings: readonly Standing[]): void {
  const sorted = byTier(standings);
  printTable(
    ['partner', 'tier', 'prob.', 'engagement', 'affinity', 'slack', 'revenue', 'expected', ''],
    sorted.map((s) => [
      s.name,
      s.tier === null ? '-' : String(s.tier),
      `${Math.round(100 * Math.max(...Object.values(s.tierProbabilities)))}%`,
      formatRange(s.engagement),
      formatRange(s.affinity),
      formatRange(s.slack),
      formatRange(s.revenue),
      formatRange(s.revenue.predicted),
      s.revenue.offPattern ? 'off pattern' : '',
    ]),
  );
  print('Medians with 90 % intervals, 0-100; tier 1 = most diplomatic investment; slack: high = lax.');
  for (const { name, reason } of sorted.filter(({ tier }) => tier === null))
    print(`${name}: unassigned, ${reason}.`);
}
