import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Issue, PackError, UsageError } from './error.js';
import { CODEBOOK_FILE, readCodebook } from './pack/codebook.js';
import { type PackFiles, readPackFiles } from './pack/files.js';
import { reportTo } from './pack/report.js';
import type { Codebook } from './types.js';

/** The pack that comes with the package, whose codebook is used where none is named. */
const BUNDLED = fileURLToPath(new URL('../packs/dprk-asean', import.meta.url));

/**
 * Reads a codebook: a folder with `codebook.yml` and its tables (a pack is one), or that file itself.
 * @throws {UsageError} if there is none; {PackError} with all issues, if it has any.
 */
export async function openCodebook(path = BUNDLED): Promise<Codebook> {
  const directory = path.endsWith(CODEBOOK_FILE) ? dirname(path) : path;
  const files: PackFiles = await readPackFiles(directory);
  if (!files.has(CODEBOOK_FILE))
    throw new UsageError(`${directory} holds no ${CODEBOOK_FILE}; docs/codebook.md says how to write one`);
  const issues: Issue[] = [];
  const codebook = readCodebook(files, (file) => reportTo(issues, file));
  if (!codebook || issues.some(({ severity }) => severity === 'error'))
    throw new PackError(directory, issues);
  return codebook;
}
