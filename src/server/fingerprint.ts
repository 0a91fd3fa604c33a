import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names, sizes and times of all files of a folder: what differs when any of them was written. */
export async function fingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const lines = await Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return `${file}\0${size}\0${mtimeMs}`;
    }),
  );
  return lines.join('\n');
}
