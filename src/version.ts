import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Version of the engine; a test keeps it equal to that of package.json. */
export const VERSION = '0.1.0';

/**
 * SHA-256 over the engine's own code, so that a build made by other code is never taken for a current one. What only shows builds is
 * not of it: a page that is drawn otherwise makes no build stale.
 */
export const ENGINE_DIGEST = digestCode(fileURLToPath(new URL('.', import.meta.url)));

function digestCode(directory: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.[jt]s$/.test(file) && !/^(web|server)[\\/]/.test(file),
  );
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(`${directory}${file}`));
  return hash.digest('hex');
}
