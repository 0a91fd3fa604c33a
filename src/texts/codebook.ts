import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Issue, PackError, UsageError } from '../error.js';
import { CODEBOOK_FILE, isCodebookFile, readCodebook } from '../pack/codebook.js';
import { type PackFiles, scanPack } from '../pack/files.js';
import { lintCodebook } from '../pack/lint.js';
import { REQUIRED } from '../pack/read.js';
import { reportTo } from '../pack/report.js';
import type { Codebook } from '../types.js';

/** The pack that comes with the package, whose codebook is used where none is named. */
const BUNDLED = fileURLToPath(new URL('../../packs/dprk-asean', import.meta.url));

/**
 * Reads a codebook: a folder with `codebook.yml` and its tables (a pack is one), or that file itself.
 * @throws {UsageError} if there is none; {PackError} with all issues, if it has any.
 */
export async function openCodebook(path = BUNDLED): Promise<Codebook> {
  const directory = path.endsWith(CODEBOOK_FILE) ? dirname(path) : path;
  const { files, issues } = await scanCodebook(directory);
  if (!files.has(CODEBOOK_FILE) && issues.length === 0)
    throw new UsageError(`${directory} holds no ${CODEBOOK_FILE}; docs/codebook.md says how to write one`);
  const codebook = readCodebook(files, (file) => reportTo(issues, file));
  if (!codebook || issues.some(({ severity }) => severity === 'error'))
    throw new PackError(directory, issues);
  return codebook;
}

/** The files of a folder, and which of those of a codebook cannot be read; the others are no matter here. */
async function scanCodebook(directory: string): Promise<{ files: PackFiles; issues: Issue[] }> {
  const { files, issues } = await scanPack(directory);
  return { files, issues: issues.filter(({ file }) => isCodebookFile(file)) };
}

/** How much a codebook holds. */
export interface CodebookSummary {
  readonly variables: number;
  readonly categories: number;
  readonly cues: number;
  readonly rules: number;
  readonly phrases: number;
}

/** What was found in a codebook; without a summary where it cannot be read. */
export interface CodebookReading {
  /** Whether the folder holds no pack around it. */
  readonly alone: boolean;
  readonly summary: CodebookSummary | null;
  /** Errors of its files, or, where there are none, warnings of what is hardly meant. */
  readonly issues: readonly Issue[];
}

/** Looks for everything wrong in the codebook of a folder; undefined where the folder has none. */
export async function inspectCodebook(directory: string): Promise<CodebookReading | undefined> {
  const { files, issues } = await scanCodebook(directory);
  if (!files.has(CODEBOOK_FILE) && issues.length === 0) return undefined;
  const alone = !REQUIRED.some((path) => files.has(path));
  const codebook = readCodebook(files, (file) => reportTo(issues, file));
  if (!codebook || issues.length > 0) return { alone, summary: null, issues };
  lintCodebook(files, codebook, reportTo(issues, CODEBOOK_FILE));
  return { alone, summary: summarise(codebook), issues };
}

function summarise({ variables, cues, rules, lexicon }: Codebook): CodebookSummary {
  return {
    variables: Object.keys(variables).length,
    categories: Object.values(variables).flat().length,
    cues: new Set(cues.map(({ id }) => id)).size,
    rules: Object.values(rules).flat().length,
    phrases: lexicon.length,
  };
}
