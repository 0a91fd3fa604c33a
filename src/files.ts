import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './error.js';

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

function unreadable(path: string, error: unknown, wanted: string): UsageError {
  return new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}); name ${wanted}`);
}
