import { Command } from 'commander';
import {
  type DatedRow,
  dayWords,
  formatPercent,
  formatRange,
  type GapResult,
  gapsAsJson,
  gapUnitsOf,
  type ModelReport,
  spanWords,
  UsageError,
} from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson, printTable } from './output.js';

export function gapCommand(): Command {
  return withBuildOptions(new Command('gap'))
    .description('compliance on paper against enforcement in fact, both sides dated')
    .option('--country <code>', 'of one state, such as KHM, with the rows of both sides')
    .action(async (pack: string, { country, ...flags }: BuildFlags & { readonly country?: string }) => {
      const opened = await openWithProgress(pack, flags);
      const gaps = opened.gaps.filter(({ partner }) => country === undefined || partner === country);
      if (gaps.length === 0)
        throw new UsageError(
          `${country} is no reported partner of the pack; they are ${opened.gaps.map(({ partner }) => partner).join(', ')}`,
        );
      if (flags.json) {
        printJson(gapsAsJson({ ...opened, gaps }));
        return;
      }
      printGaps(gaps, opened.model);
      if (country !== undefined) for (const gap of gaps) printSides(gap);
    });
}

export function printGaps(gaps: readonly GapResult[], model: ModelReport): void {
  const sorted = gaps.toSorted(
    (a, b) => (b.gap.median ?? Number.NEGATIVE_INFINITY) - (a.gap.median ?? Number.NEGATIVE_INFINITY),
  );
  printTable(
    ['partner', 'on paper', 'rows', 'in fact', 'rows', 'gap', 'P(gap > 0)'],
    sorted.map(({ name, formal, actual, gap, probabilityPositive, dated }) => [
      name,
      formatRange(formal, 1),
      spanWords(dated.formal),
      formatRange(actual, 1),
      spanWords(dated.actual),
      formatRange(gap, 2),
      probabilityPositive === null ? '-' : formatPercent(probabilityPositive),
    ]),
  );
  print(gapUnitsOf(model));
}

function printSides({ dated }: GapResult): void {
  for (const [title, { rows }] of [
    ['On paper', dated.formal],
    ['In fact', dated.actual],
  ] as const) {
    print();
    print(paint('bold', title));
    if (rows.length === 0) print('nothing on record');
    else printTable(['when', 'row', 'source', 'what'], rows.map(cells));
  }
}

const cells = (row: DatedRow): string[] => [
  dayWords(row),
  row.id,
  row.source,
  `${row.summary}${row.selfReported ? ' (own report)' : ''}`,
];
