import { lstat, mkdir, open, realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../error.js';

/** Where a file is written before it takes its name. */
export const partOf = (path: string) => `${path}.part`;

/**
 * Sees to it that a file can take its name later, before long work is begun for it.
 * @throws {UsageError} where something stands there that is no plain file, such as a folder, link or device, or the folder cannot be written.
 */
export async function readyTarget(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there && !there.isFile())
    throw new UsageError(`${path} is there and is no plain file; it is not replaced, name another`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await (await open(partOf(path), 'w')).close();
    await rm(partOf(path));
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code}); name another file`,
    );
  }
}

/** Whether a path, which need not exist, is in a folder, links followed. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const [inner, outer] = [await whereIs(resolve(path)), await whereIs(resolve(folder))];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/** A path with the links of what exists of it followed. */
async function whereIs(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  if (found !== undefined || dirname(path) === path) return found ?? path;
  return join(await whereIs(dirname(path)), path.slice(dirname(path).length));
}
