import { Command } from 'commander';
import { matchesOf, openLists, openScreening, readNames, type ScreenRow } from '../index.js';
import { print, printJson, printTable } from './output.js';

interface Flags {
  readonly lists: string;
  readonly judgements?: string;
  readonly all?: true;
  readonly part?: true;
  readonly json?: true;
}

export function screenCommand(): Command {
  return new Command('screen')
    .description('hold names against listed parties linked to North Korea and their neighbours, with reasons')
    .argument('<names>', 'CSV with a column name, or one name a line')
    .requiredOption('--lists <dir>', 'folder of official lists')
    .option('--judgements <file>', 'CSV of judgements by which entities are one')
    .option('--all', 'hold names against every entry of the lists')
    .option('--part', 'the lists are parts: expected counts do not apply')
    .option('--json', 'print JSON for machines')
    .action(async (names: string, { lists, json, part, ...options }: Flags) => {
      const wanted = await readNames(names);
      const { listings, used, passed } = await openLists(lists, { part: part ?? false });
      if (!json)
        for (const { file, entries } of used) process.stderr.write(`read: ${file}: ${entries} entries\n`);
      for (const { file, why, reason } of passed)
        if (!json || why === 'stopped') process.stderr.write(`not used: ${file}: ${reason}\n`);
      const screen = await openScreening(listings, options);
      const rows = wanted.map(({ name, born }) => screen(name, born));
      if (json) printJson(rows);
      else printRows(rows);
    });
}

function printRows(rows: readonly ScreenRow[]): void {
  const matches = rows.filter(({ match }) => match).length;
  printTable(
    ['name', 'match', 'score', 'entity', 'born', 'lists', 'reason'],
    rows.flatMap((row) =>
      matchesOf(row).map(({ match, score, entity, born, sources, reasons }) => [
        row.name,
        match ? 'yes' : 'possible',
        score.toFixed(2),
        entity.caption,
        born.join(', ') || '-',
        [...new Set(sources.map(({ list }) => list))].join(' '),
        reasons.join('; '),
      ]),
    ),
  );
  print(`${matches} of ${rows.length} names match. A match is a reason to look, not a finding.`);
}
