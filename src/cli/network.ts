import { Command } from 'commander';
import {
  listNetworks,
  type NetworkCountry,
  type NetworkView,
  networkCells,
  networksCsv,
  openLists,
  readPack,
} from '../index.js';
import { parseDay } from './options.js';
import { paint, print, printJson, printTable } from './output.js';

interface Flags {
  readonly country?: string;
  readonly organ?: string;
  readonly asOf?: string;
  readonly halfYear?: string;
  readonly lists?: string;
  readonly part?: true;
  readonly json?: true;
  readonly csv?: true;
}

export function networkCommand(): Command {
  return new Command('network')
    .description('bodies of revenue networks by state: what they are, when seen, whose, and who lists them')
    .argument('<pack>', 'pack directory')
    .option('--country <code>', 'of one state, such as KHM')
    .option('--organ <id>', 'of one organ of organs.csv, such as rgb')
    .option('--as-of <date>', 'use only what was published by this day, YYYY-MM-DD', parseDay)
    .option(
      '--half-year <half>',
      'tell activity in this half-year, such as 2020-H1; else that of the as-of day',
    )
    .option('--lists <dir>', 'folder of official lists to look the bodies up in')
    .option('--part', 'the lists are parts: expected counts do not apply')
    .option('--json', 'print JSON for machines')
    .option('--csv', 'print one row per body as CSV')
    .action(async (pack: string, { lists, part, json, csv, ...options }: Flags) => {
      const opened = lists === undefined ? undefined : await openLists(lists, { part: part ?? false });
      for (const { file, why, reason } of opened?.passed ?? [])
        if (why === 'stopped') process.stderr.write(`not used: ${file}: ${reason}\n`);
      const countries = listNetworks(await readPack(pack), {
        ...options,
        ...(opened ? { listings: opened.listings } : {}),
      });
      if (json) printJson({ countries });
      else if (csv) process.stdout.write(networksCsv(countries));
      else printCountries(countries, lists !== undefined, options.organ);
    });
}

/** One row for each state with bodies on record; whether there was any. */
export function printNetworkCounts(countries: readonly NetworkCountry[]): boolean {
  const found = countries.filter(({ networks }) => networks.length > 0);
  if (found.length === 0) return false;
  printTable(
    ['partner', 'bodies', 'organ known', 'last finding', 'kinds'],
    found.map((country) => {
      const { bodies, organsKnown, lastFinding, kinds } = networkCells(country);
      return [country.name, bodies, organsKnown, lastFinding, kinds];
    }),
  );
  const silent = countries.filter(({ networks }) => networks.length === 0).map(({ name }) => name);
  print(
    `Bodies of revenue networks on record; their number measures who was looked at.${silent.length > 0 ? ` Nothing on ${silent.join(', ')}: not absence.` : ''} tierline network tells of each.`,
  );
  return true;
}

function printCountries(countries: readonly NetworkCountry[], reasons: boolean, organ?: string): void {
  for (const { name, partner, networks, coverage } of countries) {
    print(paint('bold', `${name} (${partner})`));
    if (networks.length === 0) {
      print(`  nothing on record${organ === undefined ? '' : ` of ${organ}`} (not absence)`);
      for (const { id, summary } of coverage) print(paint('gray', `  ${id}: ${summary}`));
    } else {
      printTable(
        ['body', 'kind', 'place', 'dates', 'activity', 'organ', 'rows', 'listings and acts'],
        networks.map(rowOf),
      );
      if (reasons) printReasons(networks);
    }
    print();
  }
  print('Dates are those that a record states; "seen" are findings. Unknown is neither going on nor ended.');
}

function rowOf(view: NetworkView): string[] {
  const { name, kind, place, activity, organ, organBasis, evidence, listings } = view;
  return [
    name,
    kind.replaceAll('_', ' '),
    place || '-',
    datesOf(view),
    activity,
    organ ? `${organ.name} (${organBasis})` : 'not known',
    String(evidence.length),
    listings
      .map(({ by, when, kind }) => `${by} ${when || 'undated'} (${kind.replaceAll('_', ' ')})`)
      .join(', ') || '-',
  ];
}

/** Stated dates, else those of findings; the open end of neither is filled. */
function datesOf({ from, until, seen }: NetworkView): string {
  if (from !== '' || until !== '') return `${from || '?'} to ${until || '?'}`;
  return seen === '' ? 'undated' : `seen ${seen}`;
}

function printReasons(networks: readonly NetworkView[]): void {
  for (const { name, listings } of networks)
    for (const { by, id, when, reason } of listings)
      print(paint('gray', `  ${name}: ${by} ${id}${when ? `, ${when}` : ''}: ${reason}`));
}
