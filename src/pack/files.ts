import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UsageError } from '../error.js';

/** The files of a pack by path with forward slashes, in byte order of the path. */
export type PackFiles = ReadonlyMap<string, Buffer>;

export async function readPackFiles(directory: string): Promise<PackFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT' || error.code === 'ENOTDIR'
          ? `${directory} is not a pack directory; name one, or make one with "tierline init ${directory}"`
          : `${directory} cannot be read: ${error.message}`,
      );
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(directory, '/').length).split(sep).join('/'),
    )
    .sort();
  const files = new Map<string, Buffer>();
  for (const path of paths) files.set(path, await readFile(join(directory, path)));
  return files;
}

/** SHA-256 over names and bytes, so that a renamed file changes it too; over inputs only, so neither over forecasts nor over a fit. */
export function digestFiles(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files)
    if (!/^(forecasts|fit)\//.test(path)) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
