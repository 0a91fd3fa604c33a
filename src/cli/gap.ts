import { Command } from 'commander';
import {
  formatPercent,
  formatRange,
  type GapResult,
  gapsAsJson,
  gapUnitsOf,
  type ModelReport,
} from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { print, printJson, printTable } from './output.js';

export function gapCommand(): Command {
  return withBuildOptions(new Command('gap'))
    .description('compliance on paper against enforcement in fact')
    .action(async (pack: string, flags: BuildFlags) => {
      const opened = await openWithProgress(pack, flags);
      if (flags.json) printJson(gapsAsJson(opened));
      else printGaps(opened.gaps, opened.model);
    });
}

export function printGaps(gaps: readonly GapResult[], model: ModelReport): void {
  const sorted = gaps.toSorted(
    (a, b) => (b.gap.median ?? Number.NEGATIVE_INFINITY) - (a.gap.median ?? Number.NEGATIVE_INFINITY),
  );
  printTable(
    ['partner', 'on paper', 'in fact', 'gap', 'P(gap > 0)'],
    sorted.map(({ name, formal, actual, gap, probabilityPositive }) => [
      name,
      formatRange(formal, 1),
      formatRange(actual, 1),
      formatRange(gap, 1),
      probabilityPositive === null ? '-' : formatPercent(probabilityPositive),
    ]),
  );
  print(gapUnitsOf(model));
}
