import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedBy } from '../as-of.js';
import { build, buildDigest, type Progress } from '../build.js';
import { UsageError } from '../error.js';
import { readPack, withdraw } from '../pack/read.js';
import type { Store } from '../store/store.js';
import { openTables } from '../store/tables.js';
import type {
  Backtest,
  BuildOptions,
  ClaimResult,
  EstimateTopic,
  GapResult,
  Greeting,
  HypothesisResult,
  ListBlock,
  ModelReport,
  NetworkCountry,
  Pack,
  ReadingReport,
  SensitivityReport,
  Standing,
  StoredFlow,
} from '../types.js';
import { type BuildInfo, writeBuild } from './write.js';

export interface OpenOptions {
  readonly out: string;
  readonly asOf?: string;
  readonly seed?: number;
  readonly progress?: Progress;
}

/** A finished build on disk. */
export interface OpenedBuild {
  readonly directory: string;
  readonly info: BuildInfo;
  readonly model: ModelReport;
  readonly standings: readonly Standing[];
  readonly gaps: readonly GapResult[];
  readonly networks: readonly NetworkCountry[];
  readonly estimates: readonly EstimateTopic[];
  readonly flows: readonly StoredFlow[];
  readonly sensitivity: SensitivityReport;
  readonly hypotheses: readonly HypothesisResult[];
  readonly backtest: Backtest | null;
  readonly claims: readonly ClaimResult[];
  /** Null where the pack has no coders. */
  readonly reading: ReadingReport | null;
  readonly greetings: readonly Greeting[];
  readonly lists: readonly ListBlock[];
  /** The tables in a store of their own, locked unless it must write files. The caller closes it. */
  readonly openStore: (options?: { locked: boolean }) => Promise<Store>;
}

/** Reads the pack and returns its build, making it first when pack, options or engine have changed. */
export async function openBuild(packDirectory: string, options: OpenOptions): Promise<OpenedBuild> {
  return (await openPack(packDirectory, options)).build;
}

/** A build, and the pack as it could have been known by its day. */
export interface OpenedPack {
  readonly pack: Pack;
  readonly build: OpenedBuild;
}

/** As {@link openBuild}, for those who need what the pack says beside what was made of it. */
export async function openPack(packDirectory: string, options: OpenOptions): Promise<OpenedPack> {
  const pack = await readPack(packDirectory);
  const buildOptions: BuildOptions = {
    asOf: options.asOf ?? pack.period.to,
    seed: options.seed ?? pack.model.seed,
  };
  const directory = buildDirectory(pack, buildOptions, options.out);
  // A build of another record, one that was cut short or one that was damaged since: it is made again.
  const found = await readBuild(directory).catch(() => undefined);
  const current = found?.info.digest === buildDigest(pack, buildOptions) ? found : undefined;
  if (!current) await writeBuild(await build(pack, buildOptions, options.progress), directory);
  return {
    pack: publishedBy(pack, buildOptions.asOf),
    build: current ?? (await readBuild(directory)),
  };
}

/**
 * Reads a build that is already there.
 * @throws {UsageError} naming the file that is missing or not what a build has there.
 */
export async function readBuild(directory: string): Promise<OpenedBuild> {
  const json = async (name: string) => {
    const path = join(directory, name);
    try {
      return JSON.parse(await readFile(path, 'utf8'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw damaged(path, code ?? 'not JSON');
    }
  };
  const list = async (name: string, field: string) => {
    const value: unknown = (await json(name))?.[field];
    if (!Array.isArray(value)) throw damaged(join(directory, name), `no ${field}`);
    return value;
  };
  const model = (await json('model.json')) as ModelReport;
  if (!Array.isArray(model?.notices)) throw damaged(join(directory, 'model.json'), 'no notices');
  await access(join(directory, 'tables')).catch(({ code }: NodeJS.ErrnoException) => {
    throw damaged(join(directory, 'tables'), String(code));
  });
  return {
    directory,
    info: await json('build.json'),
    model,
    standings: await list('tiers.json', 'partners'),
    gaps: await list('gaps.json', 'partners'),
    networks: await list('networks.json', 'partners'),
    estimates: await list('estimates.json', 'topics'),
    flows: await list('flows.json', 'flows'),
    sensitivity: {
      rows: (await json('sensitivity.json')).rows,
      ranks: await list('sensitivity.json', 'ranks'),
    },
    hypotheses: await list('hypotheses.json', 'hypotheses'),
    backtest: await json('backtest.json'),
    claims: await list('claims.json', 'claims'),
    reading: await json('reading.json'),
    greetings: await list('media.json', 'greetings'),
    lists: await list('media.json', 'lists'),
    openStore: (options) => openTables(join(directory, 'tables'), options),
  };
}

/** `out/<pack>` for the pack's own options; other dates and seeds stand beside it and never replace it. */
export function buildDirectory(pack: Pack, { asOf, seed }: BuildOptions, out: string): string {
  const variant = [
    asOf === pack.period.to ? '' : `@${asOf}`,
    seed === pack.model.seed ? '' : `~${seed}`,
  ].join('');
  return join(out, `${pack.id}${variant}`);
}

/**
 * What a build would say without some rows or sources; nothing is written. It takes the composite, since a fit is of one record
 * only: compare it with a build without nothing.
 */
export async function buildWithout(
  packOrDirectory: Pack | string,
  ids: readonly string[],
  options: Partial<BuildOptions> = {},
) {
  const pack = typeof packOrDirectory === 'string' ? await readPack(packOrDirectory) : packOrDirectory;
  const full: BuildOptions = {
    asOf: options.asOf ?? pack.period.to,
    seed: options.seed ?? pack.model.seed,
    composite: true,
    ...(options.only ? { only: options.only } : {}),
  };
  return build(withdraw(pack, ids), full);
}

const damaged = (path: string, why: string) =>
  new UsageError(`${path} cannot be read as part of a build (${why}); make it again with tierline build`);
