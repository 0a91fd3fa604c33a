import { Command } from 'commander';
import { type ListReading, listFormatNames, type Notice, readHistory, readList } from '../index.js';
import { print, printJson, printTable } from './output.js';

interface Flags {
  readonly format: string;
  readonly add?: string;
  readonly alt?: string;
  readonly comments?: string;
  readonly part?: true;
  readonly json?: true;
}

export function readListCommand(): Command {
  return new Command('read-list')
    .description(
      'read a sanctions list as its authority puts it out; several files are snapshots of one list',
    )
    .argument('<file...>', 'file of a list, gzip or not')
    .option('--format <name>', `auto, or one of ${listFormatNames().join(', ')}`, 'auto')
    .option('--add <file>', "OFAC's table of addresses (ADD.CSV) to join")
    .option('--alt <file>', "OFAC's table of aliases (ALT.CSV) to join")
    .option('--comments <file>', "OFAC's table of long remarks (SDN_COMMENTS.CSV) to join")
    .option('--part', 'the file is a part of a list: expected counts do not apply')
    .option('--json', 'print JSON for machines')
    .action(async (files: string[], { json, ...options }: Flags) => {
      if (files.length > 1) await showHistory(files, options, json);
      else await showReading(files[0] as string, options, json);
    });
}

async function showReading(file: string, options: Omit<Flags, 'json'>, json?: true): Promise<void> {
  const reading = await readList(file, options);
  if (json) printJson({ ...countsOf(reading), ...reading });
  else printReading(reading);
  refuse(file, reading.stopped);
}

const countsOf = ({ entries, skipped }: ListReading) => ({
  counts: { entries: entries.length, skipped: skipped.length },
});

function printReading({ format, list, date, entries, skipped, notices }: ListReading): void {
  print(
    `${list} (${format})${date === null ? '' : `, of ${date}`}: ${entries.length} entries, ${skipped.length} left out`,
  );
  const programs = new Map<string, number>();
  for (const program of entries.flatMap(({ programs }) => programs))
    programs.set(program, (programs.get(program) ?? 0) + 1);
  printTable(
    ['programme', 'entries'],
    [...programs]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .map(([name, count]) => [name, String(count)]),
  );
  for (const { place, reason } of skipped) print(`left out: ${place}: ${reason}`);
  printNotices(notices);
}

function printNotices(notices: readonly Notice[]): void {
  for (const { message, count, places } of notices)
    print(`note: ${message} (${count}: ${places.join(', ')})`);
}

async function showHistory(
  files: readonly string[],
  options: Omit<Flags, 'json'>,
  json?: true,
): Promise<void> {
  const history = await readHistory(files, options);
  if (json) printJson(history);
  else
    for (const { from, to, appeared, changed, left } of history.steps)
      print(`${from} to ${to}: ${appeared.length} appeared, ${changed.length} changed, ${left.length} left`);
  refuse(files.at(-1) as string, history.stopped);
}

/** What was read is printed for people to look at; the exit code keeps it from being used. */
function refuse(file: string, stopped: string | null): void {
  if (stopped === null) return;
  process.stderr.write(`tierline: ${file} is not used: ${stopped}\n`);
  process.exitCode = 1;
}
