import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedBy } from './as-of.js';
import { build, buildDigest, type Progress } from './build.js';
import { readPack, withdraw } from './pack/read.js';
import type { Store } from './store/store.js';
import { openTables } from './store/tables.js';
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
} from './types.js';
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
  const current = await readInfo(directory);
  if (current?.digest !== buildDigest(pack, buildOptions))
    await writeBuild(await build(pack, buildOptions, options.progress), directory);
  return { pack: publishedBy(pack, buildOptions.asOf), build: await readBuild(directory) };
}

/** Reads a build that is already there. */
export async function readBuild(directory: string): Promise<OpenedBuild> {
  const read = async (name: string) => JSON.parse(await readFile(join(directory, name), 'utf8'));
  const media = (await read('media.json')) as Pick<OpenedBuild, 'greetings' | 'lists'>;
  const { rows, ranks } = (await read('sensitivity.json')) as SensitivityReport;
  return {
    directory,
    info: await read('build.json'),
    model: (await read('model.json')) as ModelReport,
    standings: (await read('tiers.json')).partners,
    gaps: (await read('gaps.json')).partners,
    networks: (await read('networks.json')).partners,
    estimates: (await read('estimates.json')).topics,
    flows: (await read('flows.json')).flows,
    sensitivity: { rows, ranks },
    hypotheses: (await read('hypotheses.json')).hypotheses,
    backtest: await read('backtest.json'),
    claims: (await read('claims.json')).claims,
    reading: await read('reading.json'),
    greetings: media.greetings,
    lists: media.lists,
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

async function readInfo(directory: string): Promise<BuildInfo | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, 'build.json'), 'utf8')) as BuildInfo;
  } catch {
    return undefined; // No build there yet, or one that was cut short: it is made again.
  }
}
