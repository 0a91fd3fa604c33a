import { Command } from 'commander';
import {
  matchesOf,
  openLists,
  openScreening,
  type Pack,
  readNames,
  readPack,
  type ScreenRow,
} from '../index.js';
import { paint, print, printJson, printTable } from './output.js';

interface Flags {
  readonly lists: string;
  readonly judgements?: string;
  readonly pack?: string;
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
    .option('--pack <dir>', 'say what the bodies and ledgers of a pack have of each name as well')
    .option('--all', 'hold names against every entry of the lists')
    .option('--part', 'the lists are parts: expected counts do not apply')
    .option('--json', 'print JSON for machines')
    .action(async (names: string, { lists, json, part, all, judgements, ...flags }: Flags) => {
      const wanted = await readNames(names);
      const { listings, used, passed } = await openLists(lists, { part: part ?? false });
      if (!json)
        for (const { file, entries } of used) process.stderr.write(`read: ${file}: ${entries} entries\n`);
      for (const { file, why, reason } of passed)
        if (!json || why === 'stopped') process.stderr.write(`not used: ${file}: ${reason}\n`);
      const pack = flags.pack === undefined ? undefined : await readPack(flags.pack);
      const screen = await openScreening(listings, {
        ...(judgements === undefined ? {} : { judgements }),
        ...(pack ? { pack } : {}),
        all: all ?? false,
      });
      const rows = wanted.map(({ name, born }) => screen(name, born));
      if (json) printJson(rows);
      else {
        printRows(rows);
        if (pack) printOnRecord(rows, pack);
        else if (!all) print(ELSEWHERE);
      }
    });
}

const ELSEWHERE =
  'Held against entries linked to North Korea only: --all takes every entry, --pack says what a pack has on record.';

function printOnRecord(rows: readonly ScreenRow[], { id, actor }: Pack): void {
  for (const { name, onRecord } of rows) {
    if (!onRecord) continue;
    const bodies = onRecord.bodies.map(
      (body) => `${body.name} (${body.kind.replaceAll('_', ' ')}, ${body.partner})`,
    );
    print();
    print(paint('bold', `${name} on record in ${id}${bodies.length > 0 ? `: ${bodies.join(', ')}` : ''}`));
    for (const row of onRecord.rows)
      print(
        `  ${row.id} (${[row.kind.replaceAll('_', ' '), ...(row.link ? [`link ${row.link}`] : [])].join(', ')}): ${row.summary}`,
      );
  }
  const known = rows.filter(({ onRecord }) => onRecord).length;
  print();
  print(
    `${known} of ${rows.length} names are on record in ${id}, by name alone; each row says how closely it is tied to ${actor.name}.`,
  );
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
