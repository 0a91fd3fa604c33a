import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Issue, UsageError } from '../error.js';

/** The files of a pack by path with forward slashes, in byte order of the path. */
export type PackFiles = ReadonlyMap<string, Buffer>;

/** What a folder holds. */
export interface PackScan {
  readonly files: PackFiles;
  /** Paths of the folders in it. */
  readonly folders: readonly string[];
  /** One for each entry that is neither, or cannot be read; the others are read all the same. */
  readonly issues: readonly Issue[];
}

/** The files alone, without what {@link scanPack} finds wrong. */
export const readPackFiles = async (directory: string): Promise<PackFiles> =>
  (await scanPack(directory)).files;

/**
 * Reads all files of a folder but those whose name begins with a dot. Links are not followed, since a copy of the pack, or what it is
 * cloned from, would not have what they lead to.
 * @throws {UsageError} where there is no such folder, or it cannot be listed.
 */
export async function scanPack(directory: string): Promise<PackScan> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT' || error.code === 'ENOTDIR'
          ? `${directory} is not a pack directory; name one, or make one with "tierline init ${directory}"`
          : `${directory} cannot be read: ${error.message}`,
      );
    },
  );
  const pathOf = (entry: Dirent) =>
    join(entry.parentPath, entry.name).slice(join(directory, '/').length).split(sep).join('/');
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  const issues: Issue[] = shown
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => ({
      severity: 'error',
      file: pathOf(entry),
      message: `${entry.isSymbolicLink() ? 'a link, which is not followed' : 'neither a file nor a folder'}; put the file itself here`,
    }));
  const paths = shown
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .sort();
  const files = new Map<string, Buffer>();
  for (const path of paths) {
    try {
      files.set(path, await readFile(join(directory, path)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      issues.push({ severity: 'error', file: path, message: `cannot be read (${code}); let it be read` });
    }
  }
  return { files, folders: shown.filter((entry) => entry.isDirectory()).map(pathOf), issues };
}

/** SHA-256 over names and bytes, so that a renamed file changes it too; over inputs only, so neither over forecasts nor over a fit. */
export function digestFiles(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files)
    if (!/^(forecasts|fit)\//.test(path)) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
