import type { FollowResult, TracedAt } from '../index.js';
import { printAround } from './around-table.js';
import { paint, print, printTable } from './output.js';

/** Rows of each table that people are shown; the rest is counted. */
const ROWS = 20;

/** Where value came to, for people. */
export function printResult(result: FollowResult): void {
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
  section(
    `Not followed beyond hop ${hops.at(-1)?.hop ?? 0}`,
    unfollowed.filter(({ reason }) => reason === undefined),
    plain,
    row,
  );
  section(
    'Not followed, by small transfers',
    unfollowed.filter(({ reason }) => reason !== undefined),
    [...plain, 'why'],
    (one) => [...row(one), one.reason as string],
  );
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
