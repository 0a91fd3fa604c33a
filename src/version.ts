import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Version of the engine; a test keeps it equal to that of package.json. */
export const VERSION = '0.1.0';

/** Folders of what only shows builds: a page or a table that is worded otherwise makes no build stale. */
const SHOWS = /^(?:cli|server|web)[\\/]/;

/** SHA-256 over the engine's own code, so that a build made by other code is never taken for a current one. */
export const ENGINE_DIGEST = digestCode(fileURLToPath(new URL('.', import.meta.url)));

/** Digest of the code below a folder, whose path ends with a slash, that makes builds. */
export function digestCode(directory: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.[jt]s$/.test(file) && !SHOWS.test(file),
  );
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(`${directory}${file}`));
  return hash.digest('hex');
}
