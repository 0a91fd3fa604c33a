import { type EdgeReach, type FollowOptions, followEdges, readEdgeList, UsageError } from '../index.js';
import type { FollowFlags } from './follow-flags.js';
import { paint, print, printJson, printTable } from './output.js';

/** Rows shown. */
const ROWS = 20;

/** Flags that mean nothing without amounts and times. */
const NEED_TRANSFERS = [
  'svg',
  'save',
  'csv',
  'top',
  'around',
  'inflow',
  'since',
  'until',
  'asset',
  'least',
] as const;

/** Whether the file is a list of edges, of which only the reach can be told. */
export async function followedEdges(
  path: string,
  options: FollowOptions,
  flags: FollowFlags,
): Promise<boolean> {
  const reading = /\.parquet$/i.test(path) ? null : await readEdgeList(path);
  if (!reading) return false;
  const asked = NEED_TRANSFERS.find((name) => flags[name] !== undefined);
  if (asked !== undefined)
    throw new UsageError(`${path} is a list of edges without amounts; --${asked} needs transfers`);
  const reach = followEdges(reading, options);
  if (flags.json) printJson(reach);
  else printReach(reach);
  return true;
}

/** What lies behind some addresses in a list of edges. */
function printReach({ from, edges, hops, reached, crowded, skipped, notices }: EdgeReach): void {
  print(paint('bold', `Reach from ${from.join(', ')}, ${edges} edges without amounts`));
  print();
  printTable(
    ['hop', 'accounts'],
    hops.map(({ hop, addresses }) => [`${hop}`, `${addresses}`]),
  );
  print();
  if (reached.length > 0) {
    printTable(
      ['hop', 'service', 'kind', 'state', 'address', 'confidence'],
      reached
        .slice(0, ROWS)
        .map((row) => [
          `${row.hop}`,
          row.service,
          row.kind,
          row.country ?? (row.countries.join(' or ') || 'not known'),
          row.address,
          row.confidence,
        ]),
    );
    if (reached.length > ROWS) print(`and ${reached.length - ROWS} more; --json has all`);
  } else print('No tagged service is behind them.');
  print('Edges say who sent to whom, not how much nor when: nothing here says that value came there.');
  if (crowded.length > 0) print(`Not followed: ${crowded.length} accounts that send to many others.`);
  if (skipped.length > 0) print(`Skipped: ${skipped.length} rows that cannot be read; --json names them.`);
  for (const { message, count } of notices) print(`Note: ${message}${count > 1 ? ` (${count} times)` : ''}.`);
}
