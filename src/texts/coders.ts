import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Agreement, agreement } from '../coding/agreement.js';
import { readCoderFile } from '../coding/coder-file.js';
import { categoriesOf } from '../coding/fields.js';
import { type Issue, UsageError } from '../error.js';
import type { Codebook } from '../types.js';

export interface ComparedCoders extends Agreement {
  /** What was wrong in the files; rows with a fault are left out. */
  readonly issues: readonly Issue[];
}

/**
 * How far coders agree: people's files (CSV or JSONL) and rows that `code --json` wrote, in any mixture.
 * @throws {UsageError} for fewer than two files, or one that cannot be read.
 */
export async function compareCoders(
  paths: readonly string[],
  codebook: Codebook,
  seed: number,
): Promise<ComparedCoders> {
  if (paths.length < 2) throw new UsageError('agreement needs the files of two coders or more');
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`${path} cannot be read (${error.code})`);
      });
      return { name: basename(path), ...readCoderFile(path, bytes, categoriesOf(codebook)) };
    }),
  );
  return { ...agreement(files, { seed }), issues: files.flatMap(({ issues }) => issues) };
}
