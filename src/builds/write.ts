import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../error.js';
import { loadHypotheses, loadPack } from '../store/load.js';
import { loadResults } from '../store/results.js';
import { Store } from '../store/store.js';
import { saveTables, writeFailure } from '../store/tables.js';
import type { Build } from '../types.js';
import { VERSION } from '../version.js';

/** What identifies a build on disk. */
export interface BuildInfo {
  readonly pack: string;
  readonly title: string;
  readonly version: string;
  readonly engine: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
  readonly actor: string;
  readonly citation: string;
  readonly licence: string;
  readonly evidence: number;
  readonly later: number;
  readonly sources: number;
}

/**
 * Writes a build into a directory.
 * @throws {UsageError} when the folder cannot be written; what stood there before is left as it was.
 */
export async function writeBuild(build: Build, directory: string): Promise<void> {
  await replaceFolder(directory, {
    what: 'build',
    isOurs: (present) => present.includes('build.json'),
    advice: 'Free space, change the permission, or choose another folder with --out.',
    fill: (fresh) => fill(fresh, build),
  });
}

/** A folder that is made as a whole. */
export interface NewFolder {
  /** What it holds, in one word. */
  readonly what: string;
  /** Whether a folder with these entries is an earlier one of the kind, which may be replaced. */
  readonly isOurs: (entries: readonly string[]) => boolean | Promise<boolean>;
  readonly advice: string;
  readonly fill: (fresh: string) => Promise<void>;
}

/**
 * Makes a folder in place of an earlier one of its kind: everything goes to a folder beside it first, and only a complete one takes its place.
 * @throws {UsageError} when it holds something else or cannot be written; what stood there before is left as it was.
 */
export async function replaceFolder(
  directory: string,
  { what, isOurs, advice, fill }: NewFolder,
): Promise<void> {
  try {
    await mkdir(dirname(directory), { recursive: true });
    await refuseForeign(directory, what, isOurs);
    const fresh = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
    try {
      await chmod(fresh, 0o755); // mkdtemp lets only its owner in.
      await fill(fresh);
      await swap(fresh, directory);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    const reason = writeFailure(error);
    if (reason === undefined) throw error;
    throw new UsageError(
      `${directory} cannot be written (${reason}); the previous ${what} is untouched. ${advice}`,
    );
  }
}

/** With `--out .` the folder of a build can be that of the pack itself. */
async function refuseForeign(directory: string, what: string, isOurs: NewFolder['isOurs']): Promise<void> {
  const isLink = await lstat(directory).then(
    (there) => there.isSymbolicLink(),
    () => false,
  );
  if (isLink)
    throw new UsageError(`${directory} is a link, which is not replaced; name the folder that it leads to`);
  const present = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw error;
  });
  if (present.length > 0 && !(await isOurs(present)))
    throw new UsageError(
      `${directory} holds something that is no ${what}; choose another folder${what === 'build' ? ' with --out' : ''}`,
    );
}

async function fill(directory: string, build: Build): Promise<void> {
  const { pack, asOf, seed, digest } = build;
  // Drawing takes long to load, and most verbs find a build that is there.
  const { writeBrief } = await import('../brief/brief.js');
  const info = infoOf(build);
  const files: Record<string, string> = {
    'model.json': toJson(build.model),
    'tiers.json': toJson({
      pack: pack.id,
      asOf,
      seed,
      digest,
      model: build.model.name,
      diagnostics: build.model.diagnostics,
      refused: build.model.refused,
      notices: build.model.notices,
      partners: build.standings,
    }),
    'gaps.json': toJson({ pack: pack.id, asOf, digest, partners: build.gaps }),
    'networks.json': toJson({ pack: pack.id, asOf, digest, partners: build.networks }),
    'estimates.json': toJson({ pack: pack.id, asOf, digest, topics: build.estimates }),
    'flows.json': toJson({ pack: pack.id, asOf, digest, flows: build.flows }),
    'sensitivity.json': toJson({ pack: pack.id, asOf, seed, digest, ...build.sensitivity }),
    'hypotheses.json': toJson({ pack: pack.id, asOf, seed, digest, hypotheses: build.hypotheses }),
    'backtest.json': toJson(build.backtest),
    'claims.json': toJson({ pack: pack.id, asOf, digest, claims: build.claims }),
    'reading.json': toJson(build.reading && { pack: pack.id, digest, ...build.reading }),
    'media.json': toJson({ pack: pack.id, digest, greetings: build.greetings, lists: build.lists }),
    ...writeBrief(build),
    'build.json': toJson(info),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  const store = await Store.open();
  try {
    await loadPack(store, pack, asOf);
    await loadHypotheses(store, build.hypotheses);
    await loadResults(store, build);
    await saveTables(store, join(directory, 'tables'));
  } finally {
    store.close();
  }
}

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function infoOf({ pack, asOf, seed, digest, later }: Build): BuildInfo {
  return {
    pack: pack.id,
    title: pack.title,
    version: pack.version,
    engine: VERSION,
    asOf,
    seed,
    digest,
    actor: pack.actor.name,
    citation: pack.citation,
    licence: pack.licence,
    evidence: pack.evidence.length,
    later,
    sources: pack.sources.length,
  };
}

async function swap(fresh: string, directory: string): Promise<void> {
  const old = `${fresh}-old`;
  const hadOld = await rename(directory, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(fresh, directory);
  } catch (error) {
    if (hadOld) await rename(old, directory);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
