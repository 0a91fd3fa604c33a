import type { FollowResult } from '../../types.js';

/** What a drawing of followed money needs of what `tierline follow --json` prints, or of a trace that a pack holds. */
export type FlowResult = Pick<
  FollowResult,
  'method' | 'from' | 'asset' | 'reached' | 'countries' | 'conservation' | 'coverage' | 'flows' | 'around'
>;

/** The largest file that is opened: a trace has some thousand rows, and a browser should not be made to stand still. */
export const MOST_BYTES = 50e6;

/** A file that is no trace, in words for its reader. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
}

/**
 * A trace as `tierline follow --json` prints it, or as a pack stores it.
 * @throws {FlowFileError} saying what is not as it should be
 */
export function readFlow(text: string): FlowResult {
  const parsed = parse(text);
  const result = isRecord(parsed) && isRecord(parsed['result']) ? parsed['result'] : parsed;
  if (!isRecord(result)) throw new FlowFileError('The file holds no trace but some other JSON.');
  const missing = REQUIRED.filter(([key, holds]) => !holds(result[key])).map(([key]) => key);
  if (missing.length > 0)
    throw new FlowFileError(
      `Not a trace: ${missing.join(', ')} missing, or not as "tierline follow" prints it.`,
    );
  return result as unknown as FlowResult;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FlowFileError('The file is not JSON.');
  }
}

type Row = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isAmount = (value: unknown) => isText(value) && /^-?\d+(\.\d+)?$/.test(value);
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const rowsOf = (holds: (row: Row) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every((row) => isRecord(row) && holds(row));

const isHops = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && value.every((hop) => Number.isInteger(hop) && hop >= 0);

const REQUIRED: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['method', isText],
  ['from', (value) => Array.isArray(value) && value.every(isText)],
  ['asset', (value) => isRecord(value) && isText(value['id']) && isText(value['symbol'])],
  ['reached', rowsOf((row) => isText(row['address']) && isText(row['service']) && isText(row['kind']))],
  ['countries', rowsOf((row) => isText(row['country']) && isAmount(row['value']))],
  ['conservation', (value) => isRecord(value) && ['in', 'out', 'held'].every((key) => isAmount(value[key]))],
  [
    'coverage',
    (value) =>
      isRecord(value) &&
      ['unseenShare', 'taggedShare', 'countryShare'].every((key) => isShare(value[key])) &&
      isAmount(value['unseen']) &&
      isAmount(value['lastSeen']),
  ],
  [
    'flows',
    rowsOf(
      (row) => isText(row['from']) && isText(row['to']) && isAmount(row['value']) && isHops(row['hops']),
    ),
  ],
];
