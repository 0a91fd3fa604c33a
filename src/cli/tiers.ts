import { Command } from 'commander';
import {
  byTier,
  digitsOf,
  type Estimated,
  formatPercent,
  formatRange,
  type OpenedBuild,
  type Pack,
  sensitivityAsJson,
  shadowLines,
  standingNotes,
  tiersAsJson,
  unitsOf,
  wholeLines,
} from '../index.js';
import { type BuildFlags, openPackWithProgress, withBuildOptions } from './options.js';
import { print, printJson, printTable } from './output.js';
import { printSensitivity } from './sensitivity-table.js';

export function tiersCommand(): Command {
  return withBuildOptions(new Command('tiers'))
    .description('where each partner stands, and how sure that is')
    .option('--sensitivity', 'which choices of the composite each rank hangs on, instead of the tiers')
    .action(async (pack: string, flags: BuildFlags & { sensitivity?: true }) => {
      const { build: opened, pack: known } = await openPackWithProgress(pack, flags);
      const { standings, sensitivity } = opened;
      if (flags.sensitivity) {
        if (flags.json) printJson(sensitivityAsJson(opened));
        else printSensitivity(sensitivity, standings);
      } else if (flags.json) printJson(tiersAsJson(opened));
      else printTiers(opened, known);
    });
}

/** The ladder: highest tier first, then the reasons of the unassigned. */
export function printTiers(
  { model, standings, info }: Pick<OpenedBuild, 'model' | 'standings' | 'info'>,
  { period, evidence }: Pack,
): void {
  const range = (value: Omit<Estimated, 'n'>) => formatRange(value, digitsOf(model));
  const sorted = byTier(standings);
  printTable(
    ['partner', 'tier', 'prob.', 'engagement', 'affinity', 'slack', 'revenue', 'expected', ''],
    sorted.map((s) => [
      s.name,
      s.tier === null ? '-' : String(s.tier),
      model.refused ? '-' : formatPercent(Math.max(...Object.values(s.tierProbabilities))),
      range(s.engagement),
      range(s.affinity),
      range(s.slack),
      range(s.revenue),
      range(s.revenue.predicted),
      s.revenue.offPattern ? 'off pattern' : '',
    ]),
  );
  print(unitsOf(model));
  for (const { text, rows } of standingNotes(evidence, { from: period.from, to: info.asOf }, sorted))
    print(rows.length > 0 ? `${text} (${rows.join(', ')})` : text);
  for (const { line } of shadowLines(sorted)) print(line);
  for (const { name, unstable } of model.name === 'latent' ? sorted : [])
    for (const { without, tier } of unstable)
      print(
        `${name}: without what ${without} records of it, ${tier === null ? 'unassigned' : `tier ${tier}`}.`,
      );
  for (const line of wholeLines(sorted, model)) print(line);
  if (model.leftOutWhole.notRun.length > 0)
    print(`Not left out whole, so not determined: ${model.leftOutWhole.notRun.join(', ')}.`);
  for (const notice of model.notices) print(`Notice: ${notice}.`);
  if (model.refused) {
    print(`No tier is published: ${model.refused}.`);
    return;
  }
  for (const { name, reason } of sorted.filter(({ tier }) => tier === null))
    print(`${name}: unassigned, ${reason}.`);
}
