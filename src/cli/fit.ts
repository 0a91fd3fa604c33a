import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  checkpointFiles,
  FAILED_FOLDER,
  type FitPackOptions,
  fitPack,
  type LatentSpec,
  lockFit,
  type PackFit,
  readyForDraws,
  removeCheckpoints,
  UsageError,
  writeDraws,
  writeFit,
} from '../index.js';
import { plainLines, timeLeft, warn } from './fit-progress.js';
import { leaveOutWhole } from './fit-without.js';
import { type BuildFlags, parseCount, parseThreads, withPackOptions } from './options.js';
import { print, printJson, progressLine } from './output.js';

interface Flags extends Omit<BuildFlags, 'out'> {
  readonly out?: string;
  readonly chains?: number;
  readonly draws?: number;
  readonly threads: number;
  readonly restart?: boolean;
  readonly parquet?: string;
  readonly without?: readonly string[];
}

export function fitCommand(): Command {
  return withPackOptions(new Command('fit'))
    .description('draw from the latent model of a pack and keep the draws, so that builds need not')
    .option('--out <dir>', 'folder of the fit; by default fit/ of the pack')
    .option('--json', 'print JSON for machines')
    .addOption(new Option('--chains <n>', 'chains instead of those of latent.yml').argParser(parseCount))
    .addOption(
      new Option('--draws <n>', 'draws of each chain instead of those of latent.yml').argParser(parseCount),
    )
    .addOption(new Option('--threads <n>', 'chains at once').argParser(parseThreads).default(2))
    .option('--parquet <file>', 'write all draws of all quantities there too, outside the pack')
    .option(
      '--without <id...>',
      'short fits without a series, group:<name> or anchor:<CODE> instead, beginning at the fit of the pack',
    )
    .option('--restart', 'begin anew instead of going on from the checkpoints of an interrupted fit')
    .action(async (pack: string, flags: Flags) => {
      if (flags.out === undefined && (flags.asOf !== undefined || flags.seed !== undefined))
        throw new UsageError(
          'a fit for another date or seed does not belong into the pack; name a folder with --out',
        );
      const directory = flags.out ?? join(pack, 'fit');
      if (flags.without) await leaveOutWhole(pack, directory, flags.without, flags);
      else await fitWhole(pack, directory, flags);
    });
}

/** Fits a pack, writes the fit and says where; interrupted, it says what the same command goes on from. */
async function fitWhole(pack: string, directory: string, flags: Flags): Promise<void> {
  if (flags.parquet !== undefined) await readyForDraws(flags.parquet, pack);
  const progress = process.stderr.isTTY ? progressLine() : plainLines();
  let begun = false;
  let unlock = () => {};
  const interrupted = () => {
    progress.done();
    warn(remains(directory));
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    const made = await fitPack(pack, {
      ...optionsOf(flags, directory, progress),
      onBegin: (spec) => {
        if (flags.out === undefined) refuseOtherLength(flags, spec);
        unlock = lockFit(directory);
        if (flags.restart) removeCheckpoints(directory);
        begun = true;
      },
    });
    progress.done();
    const written = await keep(made, directory);
    if (flags.parquet !== undefined) await writeDraws(made, flags.parquet);
    removeCheckpoints(directory);
    report(made, written, directory, flags.json === true);
  } catch (error) {
    progress.done();
    if (begun && error instanceof UsageError) throw new UsageError(`${error.message}. ${remains(directory)}`);
    throw error;
  } finally {
    unlock();
    progress.done();
    process.off('SIGINT', interrupted);
  }
}

function optionsOf(
  { threads, asOf, seed, chains, draws }: Flags,
  checkpoints: string,
  progress: ReturnType<typeof plainLines>,
): FitPackOptions {
  const shown = timeLeft();
  return {
    threads,
    ...(asOf !== undefined && { asOf }),
    ...(seed !== undefined && { seed }),
    ...(chains !== undefined && { chains }),
    ...(draws !== undefined && { draws }),
    checkpoints,
    onNotice: (notice) => warn(`${notice}.`),
    onIgnored: (path, reason) => warn(`${path} is not used: ${reason}.`),
    onResumed: (stage, chain, iteration) =>
      warn(`${stage}, chain ${chain + 1} goes on after ${iteration} iterations.`),
    onProgress: (stage, one) => {
      const share = one.iteration / one.iterations;
      progress.step(shown(stage, one), `${stage} ${one.chain} ${Math.floor(4 * share)}`);
    },
  };
}

/** @throws {UsageError} for another length than that of latent.yml: builds use no such fit, and it would take the place of one that they use. */
function refuseOtherLength(flags: Flags, spec: Pick<LatentSpec, 'chains' | 'draws'>): void {
  for (const name of ['chains', 'draws'] as const)
    if (flags[name] !== undefined && flags[name] !== spec[name])
      throw new UsageError(
        `latent.yml says ${spec[name]} ${name}, and builds use no fit of another length; change it there, or name a folder for this one with --out`,
      );
}

/** What a fit that did not come to its end leaves behind. */
function remains(directory: string): string {
  const last = lastIn(directory);
  const checkpoints = checkpointFiles(directory).length;
  return checkpoints > 0
    ? `${last} ${checkpoints} checkpoints remain; the same command goes on from them, --restart begins anew.`
    : last;
}

const lastIn = (directory: string) =>
  existsSync(join(directory, 'fit.json'))
    ? `The last fit in ${directory} is kept as it was; a build says if it is stale.`
    : `There is no fit in ${directory}.`;

/** Writes a fit, and gives where: one that failed its diagnostics goes beside, so that the last good one stays. */
async function keep(made: PackFit, directory: string): Promise<string> {
  const failed = join(directory, FAILED_FOLDER);
  const where = made.fit.diagnostics.failed.length > 0 ? failed : directory;
  await writeFit(made, where);
  if (where === directory) rmSync(failed, { recursive: true, force: true });
  return where;
}

function report({ digest, fit }: PackFit, written: string, directory: string, json: boolean): void {
  const { quantities, ...diagnostics } = fit.diagnostics;
  if (json) {
    printJson({ digest, directory: written, quantities: quantities.length, diagnostics });
    return;
  }
  const { rhatMax, essBulkMin, essTailMin, divergences, failed } = diagnostics;
  print(
    `${quantities.length} quantities in ${written}: R-hat at most ${rhatMax.toFixed(3)}, effective sizes at least ${Math.floor(essBulkMin)} (bulk) and ${Math.floor(essTailMin)} (tail), ${divergences} divergences`,
  );
  for (const reason of failed) print(`Not fit to publish tiers: ${reason}.`);
  if (failed.length > 0) print(`This fit failed and is used for nothing. ${lastIn(directory)}`);
}
