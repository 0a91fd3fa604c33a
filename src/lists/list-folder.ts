import { UsageError } from '../error.js';
import { filesIn } from '../files/files.js';
import type { Listing } from '../types.js';
import { dayInName, readList } from './lists.js';

/** `older`: a snapshot behind the one used; `other`: no list; `stopped`: a list that must not be believed. */
export interface PassedFile {
  readonly file: string;
  readonly why: 'older' | 'other' | 'stopped';
  readonly reason: string;
}

export interface OpenedLists {
  readonly listings: readonly Listing[];
  /** Files read, each with its entries. */
  readonly used: readonly { readonly file: string; readonly entries: number }[];
  /** Files that are no list, older snapshots, and lists that must not be believed, each with the reason. */
  readonly passed: readonly PassedFile[];
}

/** A day in the name of a file, with what parts it from the name of the list. */
const DAY = /[_.-]?\d{4}-\d{2}(?:-\d{2})?/;
/** Tables that are read with the list they stand beside. */
const COMPANION = /^(?:sdn_|cons_)?(add|alt|comments)(?=[_.-])/;

/**
 * Reads the lists of a folder: of several snapshots the newest that can be believed, OFAC's tables of addresses, aliases and remarks joined to their
 * list.
 * @throws {UsageError} where the folder is not there or holds no list.
 */
export async function openLists(
  folder: string,
  options: { readonly part?: boolean } = {},
): Promise<OpenedLists> {
  const files = await filesIn(folder, 'a folder of lists');
  const passed: PassedFile[] = [];
  const used: { file: string; entries: number }[] = [];
  const listings: Listing[] = [];
  for (const group of groupsOf(files)) {
    for (const [i, file] of group.entries()) {
      const outcome = await readOne(file, files, options.part ?? false);
      if ('reason' in outcome) passed.push(outcome);
      else {
        for (const listing of outcome) listings.push(listing);
        used.push({ file, entries: outcome.length });
        for (const older of group.slice(i + 1))
          passed.push({ file: older, why: 'older', reason: 'an older snapshot' });
        break;
      }
    }
  }
  if (used.length === 0) throw new UsageError(`${folder} holds no list that can be used`);
  return { listings, used, passed };
}

const baseOf = (file: string): string => file.split(/[\\/]/).at(-1) as string;
const folderOf = (file: string): string => file.slice(0, file.length - baseOf(file).length);
const companionOf = (file: string): string | undefined => COMPANION.exec(baseOf(file))?.[1];
const isList = (file: string): boolean =>
  /\.(?:csv|xml|json|txt)(?:\.gz)?$/i.test(file) && companionOf(file) === undefined;

/** Files that are snapshots of one list, by their names without the day; the newest first. */
function groupsOf(files: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const file of files.filter(isList)) {
    const name = file.replace(DAY, '').replace(/\.gz$/i, '');
    const known = groups.get(name);
    if (known) known.push(file);
    else groups.set(name, [file]);
  }
  const dayOf = (file: string) => dayInName(file) ?? '';
  return [...groups.values()].map((group) => group.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1)));
}

async function readOne(
  file: string,
  files: readonly string[],
  part: boolean,
): Promise<readonly Listing[] | PassedFile> {
  try {
    const beside = (table: string) => {
      const wanted = /cons/i.test(baseOf(file));
      return files.find(
        (other) =>
          folderOf(other) === folderOf(file) &&
          companionOf(other) === table &&
          /cons/i.test(baseOf(other)) === wanted,
      );
    };
    const companions = /^(?:sdn|cons)/i.test(baseOf(file))
      ? Object.fromEntries(
          ['add', 'alt', 'comments'].flatMap((table) => (beside(table) ? [[table, beside(table)]] : [])),
        )
      : {};
    const { entries, stopped } = await readList(file, { ...companions, part });
    return stopped === null ? entries : { file, why: 'stopped', reason: stopped };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { file, why: 'other', reason: error.message };
  }
}
