import { basename } from 'node:path';
import { UsageError } from '../error.js';
import { isDamage, openBytes, startOf } from '../files/file-bytes.js';
import { judgeCounts } from '../readers/lists/assertions.js';
import { Findings } from '../readers/lists/findings.js';
import { LIST_FORMATS, type ListFormat, otherThan } from '../readers/lists/formats.js';
import { listHistory } from '../readers/lists/snapshots.js';
import type { ListHistory, Listing, ListReading } from '../types.js';

export interface ReadListOptions {
  /** One of {@link listFormatNames}; told by the file where left out. */
  readonly format?: string;
  /** OFAC's companion tables. */
  readonly add?: string;
  readonly alt?: string;
  readonly comments?: string;
  /** The file is a part of a list: expected counts do not apply. */
  readonly part?: boolean;
}

export const listFormatNames = (): string[] => LIST_FORMATS.map(({ name }) => name);

/** The day or month in the name of a file, such as `sdn_2024-05-03.csv`; null where there is none. */
export const dayInName = (path: string): string | null =>
  /\d{4}-\d{2}(?:-\d{2})?/.exec(basename(path))?.[0] ?? null;

/** Bytes by which a format is told. */
const START = 4096;
const WANTED = 'a file of a list';

/**
 * Reads a file of an official list, compressed or not. What cannot be read is among `skipped`; where the whole must not be believed,
 * `stopped` says why, and what was read stands for people to look at.
 * @throws {UsageError} where the file is not there, or is no list.
 */
export async function readList(path: string, options: ReadListOptions = {}): Promise<ListReading> {
  const findings = new Findings();
  const start = await startOf(path, START, WANTED);
  if (start.trim() === '') return emptyReading(options.format ?? 'unknown');
  const format = formatOf(path, start, options.format);
  const list = format.list(path);
  const entries: Listing[] = [];
  const companion = async (name: 'add' | 'alt' | 'comments') => {
    const file = options[name];
    return file === undefined ? {} : { [name]: await openBytes(file, WANTED) };
  };
  const companions = {
    ...(await companion('add')),
    ...(await companion('alt')),
    ...(await companion('comments')),
  };
  const read = await format.load(list, companions);
  try {
    for await (const listing of read(await openBytes(path, WANTED), path, findings)) entries.push(listing);
  } catch (error) {
    if (!isDamage(error)) throw error;
    findings.stop(`the gzip data end early or are damaged (${error.message})`);
  }
  const judged = options.part
    ? { stopped: null, told: [] }
    : judgeCounts(format.name, entries, findings.stated);
  for (const told of judged.told) findings.note(told, path);
  return {
    format: format.name,
    list,
    date: findings.date,
    stopped: findings.stopped ?? judged.stopped,
    entries,
    skipped: findings.skipped,
    notices: findings.notices(),
  };
}

/** An empty file, as a failed download leaves it. */
function emptyReading(format: string): ListReading {
  const stopped = 'the file is empty, as a failed download leaves it; keep the last good copy';
  return { format, list: null, date: null, stopped, entries: [], skipped: [], notices: [] };
}

/**
 * Reads snapshots of one list, each with the day it says it is of, or else that of its name (`sdn_2024-05-03.csv`), and tells when entries
 * appeared, changed and left.
 * @throws {UsageError} where a snapshot has no day, or the files are of several lists.
 */
export async function readHistory(
  paths: readonly string[],
  options: ReadListOptions = {},
): Promise<ListHistory> {
  const readings = [];
  for (const path of paths) readings.push({ path, reading: await readList(path, options) });
  const lists = new Set(readings.map(({ reading }) => reading.list));
  if (lists.size > 1)
    throw new UsageError(`${[...lists].join(' and ')} are different lists; compare snapshots of one`);
  const whole = readings.filter(({ reading }) => reading.stopped === null);
  const history = listHistory(
    whole.map(({ path, reading }) => {
      const day = dayInName(path) ?? reading.date;
      if (day === null)
        throw new UsageError(`${path} has no day; put one into its name, such as list_2024-05-03.csv`);
      return { day, entries: reading.entries };
    }),
  );
  const refused = readings.find(({ reading }) => reading.stopped !== null);
  return { ...history, stopped: refused ? `${refused.path}: ${refused.reading.stopped}` : history.stopped };
}

function formatOf(path: string, start: string, wanted = 'auto'): ListFormat {
  const name = path.replace(/\.gz$/i, '');
  const format =
    wanted === 'auto'
      ? LIST_FORMATS.find(({ tells }) => tells(start, name))
      : LIST_FORMATS.find((format) => format.name === wanted);
  if (format) return format;
  if (wanted !== 'auto')
    throw new UsageError(`no format "${wanted}"; give one of auto, ${listFormatNames().join(', ')}`);
  const other = otherThan(start);
  throw new UsageError(
    `${path} is ${other ?? 'in no format of a list that is known; name one with --format'}${other ? ', no list' : ''}`,
  );
}
