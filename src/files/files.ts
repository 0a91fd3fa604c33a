import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../error.js';

/**
 * The files that a path stands for: itself, or all of a folder and the folders in it, in the order of their paths; hidden ones are
 * none.
 * @throws {UsageError} with `wanted`, what to name instead, where it cannot be read.
 */
export async function filesIn(path: string, wanted: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/(?:^|[\\/])\./.test(file.slice(path.length)))
      .sort();
  } catch (error) {
    throw unreadable(path, error, wanted);
  }
}

/**
 * A file as text.
 * @throws {UsageError} with `wanted`, what to name instead, where it cannot be read.
 */
export async function readTextFile(path: string, wanted: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error, wanted);
  });
}

/** Archives and packages give their files a day of no meaning, mostly of 1970, 1980 or 1985; the first chain began on 2009-01-03. */
const FIRST_DAY = '2009-01-03';

/**
 * The last second (UTC) of the day on which a file was last changed: it cannot know of what was later. Null where it has no such day that
 * means anything, or cannot be read, which whoever reads it says.
 */
export async function lastKnown(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  const day = found?.mtime.toISOString().slice(0, 10) ?? '';
  return day < FIRST_DAY ? null : `${day}T23:59:59Z`;
}

function unreadable(path: string, error: unknown, wanted: string): UsageError {
  return new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}); name ${wanted}`);
}
