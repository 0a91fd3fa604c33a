import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeBrief } from './brief/brief.js';
import { UsageError } from './error.js';
import { loadPack } from './store/load.js';
import { loadResults } from './store/results.js';
import { Store } from './store/store.js';
import { saveTables } from './store/tables.js';
import type { Build } from './types.js';
import { VERSION } from './version.js';

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
 * Writes a build into a directory: everything goes to a folder beside it first, and only a complete one takes its place.
 * @throws {UsageError} when the folder cannot be written; what stood there before is left as it was.
 */
export async function writeBuild(build: Build, directory: string): Promise<void> {
  try {
    await mkdir(dirname(directory), { recursive: true });
    const fresh = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
    try {
      await fill(fresh, build);
      await swap(fresh, directory);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined && !/IO Error/.test(message)) throw error;
    throw new UsageError(
      `${directory} cannot be written (${code ?? message.split('\n')[0]}); the previous build is untouched. Free space, change the permission, or choose another folder with --out.`,
    );
  }
}

async function fill(directory: string, build: Build): Promise<void> {
  const json = (name: string, value: unknown) =>
    writeFile(join(directory, name), `${JSON.stringify(value, null, 2)}\n`);
  await json('tiers.json', {
    pack: build.pack.id,
    asOf: build.asOf,
    seed: build.seed,
    digest: build.digest,
    partners: build.standings,
  });
  await json('gaps.json', {
    pack: build.pack.id,
    asOf: build.asOf,
    digest: build.digest,
    partners: build.gaps,
  });
  await json('claims.json', {
    pack: build.pack.id,
    asOf: build.asOf,
    digest: build.digest,
    claims: build.claims,
  });
  for (const [name, content] of Object.entries(writeBrief(build)))
    await writeFile(join(directory, name), content);
  const store = await Store.open();
  try {
    await loadPack(store, build.pack, build.asOf);
    await loadResults(store, build);
    await saveTables(store, join(directory, 'tables'));
  } finally {
    store.close();
  }
  const { pack } = build;
  const info: BuildInfo = {
    pack: pack.id,
    title: pack.title,
    version: pack.version,
    engine: VERSION,
    asOf: build.asOf,
    seed: build.seed,
    digest: build.digest,
    actor: pack.actor.name,
    citation: pack.citation,
    licence: pack.licence,
    evidence: pack.evidence.length,
    later: build.later,
    sources: pack.sources.length,
  };
  await json('build.json', info);
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
