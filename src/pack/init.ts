import { cp, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../error.js';

const TEMPLATE = fileURLToPath(new URL('../../packs/example', import.meta.url));

/**
 * Makes a new pack from the example.
 * @throws {UsageError} if the directory already holds something.
 */
export async function initPack(directory: string): Promise<void> {
  const present = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`${directory} cannot be used: ${error.message}`);
  });
  if (present.length > 0) throw new UsageError(`${directory} is not empty; choose a new directory`);
  await cp(TEMPLATE, directory, { recursive: true });
}
