import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import {
  dayOfAct,
  drawFlow,
  type FollowOptions,
  type FollowResult,
  followEdges,
  followParquet,
  followStored,
  followValue,
  METHODS,
  type Method,
  openTags,
  type ReadTransfersOptions,
  readEdgeList,
  readPack,
  readTransfers,
  type StoreAddress,
  saveFlow,
  type TracedAt,
  tellStore,
  UsageError,
} from '../index.js';
import { printAround } from './around-table.js';
import { decimal } from './decimals.js';
import { printReach } from './edge-reach.js';
import { parseCount, parseDay } from './options.js';
import { paint, print, printJson, printTable, progressLine } from './output.js';
import { isKept, storeOption, tellShards, withStore } from './store.js';

interface Inflow {
  readonly address: string;
  readonly amount: string;
  readonly time?: string;
}

interface Flags {
  readonly from: string[];
  readonly store?: StoreAddress;
  readonly sender?: string;
  readonly decimals?: Readonly<Record<string, number>>;
  readonly method: Method;
  readonly hops: number;
  readonly since?: string;
  readonly until?: string;
  readonly asset?: string;
  readonly inflow?: Inflow[];
  readonly fanOut: number;
  readonly tags?: string[];
  readonly around?: string;
  readonly window?: number;
  readonly pack?: string;
  readonly save?: string;
  readonly svg?: string;
  readonly csv?: true;
  readonly json?: true;
}

/** Rows of each table that people are shown; the rest is counted. */
const ROWS = 20;

export function followCommand(): Command {
  return new Command('follow')
    .description('follow value from addresses through transfers, hop by hop, to services and states')
    .argument('[transfers]', 'file of transfers, or folder of tables of outputs; none where a store has them')
    .addOption(storeOption())
    .requiredOption('--from <addresses>', 'addresses to follow, commas between them', addresses)
    .option('--sender <address>', 'who sends, for files of one address that do not say')
    .option(
      '--decimals <contract=n>',
      'decimal places of a token, for files that do not say (repeatable)',
      decimal,
    )
    .addOption(new Option('--method <rule>', 'how value is shared out').choices(METHODS).default('haircut'))
    .addOption(new Option('--hops <n>', 'transfers to follow').argParser(parseCount).default(10))
    .option('--since <time>', 'first day or moment that counts, UTC')
    .option('--until <time>', 'last day or moment that counts, UTC')
    .option('--asset <id>', 'coin or contract to follow, where the sources send several')
    .option(
      '--inflow <address=amount@time>',
      'value that came to a source from outside the file; only that much is traced then (repeatable)',
      inflow,
    )
    .addOption(
      new Option('--fan-out <n>', 'receivers beyond which an account looks like a service')
        .argParser(parseCount)
        .default(1000),
    )
    .option('--tags <paths...>', 'folders or files of tags')
    .option(
      '--around <act>',
      'what moved before and after a day, or after the act of a row of the pack named with --pack',
    )
    .addOption(new Option('--window <days>', 'days before and after the act').argParser(parseCount))
    .option('--pack <dir>', 'pack whose ledgers tell the act')
    .option(
      '--save <file>',
      'keep the result as a file of a pack, flows/<id>.json; what people wrote in one that is there stays',
    )
    .option('--svg <file>', 'draw where the value went')
    .option('--csv', 'print where the value is as CSV')
    .option('--json', 'print JSON for machines')
    .action(
      async (
        path: string | undefined,
        {
          store,
          svg,
          save,
          csv,
          json,
          tags = [],
          inflow: inflows,
          sender,
          decimals,
          around,
          pack,
          ...flags
        }: Flags,
      ) => {
        const day = around === undefined ? undefined : await dayOf(around, pack);
        const opened = await openTags(tags);
        const progress = progressLine();
        const options = {
          ...flags,
          ...(inflows && { inflows }),
          ...(day !== undefined && { around: day }),
          tags: opened.tags,
          actors: opened.actors,
          packs: opened.used.length,
          onHop: (hop: number, accounts: number) => progress.step(`hop ${hop}: ${accounts} accounts`),
        };
        if (
          path !== undefined &&
          (await followedEdges(
            path,
            options,
            {
              svg,
              save,
              csv,
              around,
              inflow: inflows,
              since: flags.since,
              until: flags.until,
              asset: flags.asset,
            },
            json,
          ))
        )
          return;
        const reading = { ...(sender !== undefined && { from: sender }), ...(decimals && { decimals }) };
        const result =
          path === undefined ? await inStore(store, options) : await inFile(path, reading, options);
        progress.done();
        if (svg !== undefined) await draw(svg, result);
        if (save !== undefined)
          await saveFlow(save, result, {
            command: commandLine(),
            transfers: path ?? (store ? tellStore(store) : ''),
            tags: opened.used.map(({ file }) => file),
          });
        if (json) printJson(result);
        else if (csv) process.stdout.write(endsAsCsv(result));
        else printResult(result);
      },
    );
}

/** A file is named, and has its own transfers, whatever store there is. */
async function inFile(
  path: string,
  reading: ReadTransfersOptions,
  options: FollowOptions,
): Promise<FollowResult> {
  if (/\.parquet$/i.test(path)) return followParquet(path, options);
  return followValue(await readTransfers(path, reading), options);
}

async function inStore(store: StoreAddress | undefined, options: FollowOptions): Promise<FollowResult> {
  if (!isKept(store))
    throw new UsageError('name a file of transfers, or with --store a store that holds them');
  return withStore(store, async (engine) => {
    const result = await followStored(engine, options);
    tellShards(engine, await engine.shards());
    return result;
  });
}

/** Whether the file is a list of edges, of which only the reach can be told. */
async function followedEdges(
  path: string,
  options: FollowOptions,
  valued: Readonly<Record<string, unknown>>,
  json: true | undefined,
): Promise<boolean> {
  const reading = /\.parquet$/i.test(path) ? null : await readEdgeList(path);
  if (!reading) return false;
  const asked = Object.keys(valued).find((name) => valued[name] !== undefined);
  if (asked !== undefined)
    throw new UsageError(`${path} is a list of edges without amounts; --${asked} needs transfers`);
  const reach = followEdges(reading, options);
  if (json) printJson(reach);
  else printReach(reach);
  return true;
}

/** What was typed, paths by their last name, without what only says how to print it. */
function commandLine(): string {
  const quiet = new Set(['--json', '--csv']);
  const written = new Set(['--save', '--svg']);
  const typed = process.argv.slice(2);
  const kept = typed.filter(
    (word, i) => !quiet.has(word) && !written.has(word) && !written.has(typed[i - 1] ?? ''),
  );
  return ['tierline', ...kept.map((word) => basename(word))].join(' ');
}

/** A day as it is, or that of a row of a pack. */
async function dayOf(act: string, pack: string | undefined): Promise<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(act)) return parseDay(act);
  if (pack === undefined)
    throw new UsageError(`--around ${act} is no day, YYYY-MM-DD; for a row of a pack name that with --pack`);
  return dayOfAct(await readPack(pack), act);
}

function addresses(text: string): string[] {
  const found = text.split(',').map((one) => one.trim());
  if (found.some((one) => one === ''))
    throw new InvalidArgumentError('give addresses with commas between them.');
  return found;
}

function inflow(text: string, before: readonly Inflow[] = []): Inflow[] {
  const [, address, amount, time] = /^([^=]+)=([\d.]+)(?:@(.+))?$/.exec(text) ?? [];
  if (address === undefined || amount === undefined)
    throw new InvalidArgumentError('write address=amount or address=amount@2022-03-23.');
  return [...before, { address, amount, ...(time !== undefined && { time }) }];
}

async function draw(file: string, result: FollowResult): Promise<void> {
  await writeFile(file, await drawFlow(result)).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  });
}

/** Every place where value is, with what is known of it. */
function endsAsCsv({ reached, stopped, unfollowed, held }: FollowResult): string {
  const cells = (where: string, one: TracedAt, hop: number | '', known: readonly string[]) => [
    where,
    one.address,
    one.asset,
    one.value,
    ...METHODS.map((method) => one.bounds[method]),
    hop,
    ...known,
  ];
  const none = ['', '', '', '', ''];
  return stringify([
    [
      ...['where', 'address', 'asset', 'value', ...METHODS, 'hop'],
      ...['service', 'kind', 'country', 'confidence', 'source'],
    ],
    ...reached.map((one) =>
      cells('service', one, '', [one.service, one.kind, one.country ?? '', one.confidence, one.source]),
    ),
    ...stopped.map((one) => cells('stopped', one, '', none)),
    ...unfollowed.map((one) => cells('not followed', one, one.hop, none)),
    ...held.map((one) => cells(one.sends ? 'held' : 'last seen', one, one.hop, none)),
  ]);
}

function printResult(result: FollowResult): void {
  const { hops, reached, countries, stopped, unfollowed, held, conservation } = result;
  print(paint('bold', `${result.method} from ${result.from.join(', ')}, in ${unitOf(result)}`));
  print();
  printTable(
    ['hop', 'accounts', 'transfers', 'moved'],
    hops.map(({ hop, addresses: n, transfers, value }) => [`${hop}`, `${n}`, `${transfers}`, short(value)]),
  );
  section(
    'Services reached',
    reached,
    ['service', 'kind', 'state', 'address', 'value', 'haircut to FIFO', 'poison', 'confidence'],
    (one) => [
      one.service,
      one.kind,
      one.country ?? (one.countries.join(' or ') || 'not known'),
      one.address,
      short(one.value),
      rangeOf(one),
      short(one.bounds.poison),
      one.confidence,
    ],
  );
  section('By state, where tags name one', countries, ['state', 'value'], (one) => [
    one.country,
    short(one.value),
  ]);
  const plain = ['address', 'value', 'haircut to FIFO', 'poison'];
  const row = (one: TracedAt) => [one.address, short(one.value), rangeOf(one), short(one.bounds.poison)];
  section('Stopped', stopped, [...plain, 'why'], (one) => [...row(one), one.reason]);
  section(`Not followed beyond hop ${hops.at(-1)?.hop ?? 0}`, unfollowed, plain, row);
  section(
    'Held',
    held.filter(({ sends }) => sends),
    plain,
    row,
  );
  section(
    'Last seen here: these accounts send nothing in the file',
    held.filter(({ sends }) => !sends),
    plain,
    row,
  );
  print();
  print(
    `In ${conservation.in}, out ${conservation.out}, held ${conservation.held}, swapped ${conservation.convertedOut}; difference ${conservation.difference} ${unitOf(result)}.`,
  );
  printCoverage(result);
  if (result.around) printAround(result.around, unitOf(result));
}

function section<T>(
  title: string,
  rows: readonly T[],
  header: readonly string[],
  cells: (row: T) => string[],
): void {
  if (rows.length === 0) return;
  print();
  print(paint('bold', title));
  printTable(header, rows.slice(0, ROWS).map(cells));
  if (rows.length > ROWS) print(`and ${rows.length - ROWS} more; --json or --csv has all`);
}

function printCoverage(result: FollowResult): void {
  const { coverage: c, notices } = result;
  const unit = unitOf(result);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  print(
    `Seen: ${c.used} of ${c.transfers} transfers, ordered by ${c.orderedBy}${c.firstTime === null ? '' : `, ${c.firstTime} to ${c.lastTime}`}.`,
  );
  print(
    `${percent(c.unseenShare)} of what followed accounts sent (${short(c.unseen)} ${unit}) came from outside these transfers; ${short(c.lastSeen)} ${unit} is with accounts whose own transfers are not in the file.`,
  );
  print(
    `${percent(c.taggedShare)} of what came in is at tagged services, ${percent(c.countryShare)} at services of one known state (${c.tags} tags from ${c.packs} files). What has no tag is not known, not absent.`,
  );
  for (const { reason, count } of c.passedOver) print(`Passed over: ${count} rows, ${reason}.`);
  if (c.skipped > 0)
    print(`Skipped: ${c.skipped} rows that cannot be read; tierline follow --json names them.`);
  for (const { message, count } of notices) print(`Note: ${message}${count > 1 ? ` (${count} times)` : ''}.`);
}

const unitOf = ({ asset }: FollowResult): string =>
  asset.decimals === null ? `smallest units of ${asset.id}` : asset.symbol || asset.id;

const rangeOf = ({ bounds: { haircut, fifo } }: TracedAt): string => {
  const [low, high] = [haircut, fifo].sort((a, b) => Number(a) - Number(b)) as [string, string];
  return low === high ? short(low) : `${short(low)} to ${short(high)}`;
};

/** Four decimal places are enough to read; JSON and CSV have all. */
const short = (value: string): string => value.replace(/(\.\d{4})\d+$/, '$1');
