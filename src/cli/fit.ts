import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  checkpointFiles,
  fitPack,
  type PackFit,
  removeCheckpoints,
  type SampleProgress,
  UsageError,
  writeDraws,
  writeFit,
} from '../index.js';
import { type BuildFlags, parseCount, withPackOptions } from './options.js';
import { print, printJson, progressLine } from './output.js';

interface Flags extends Omit<BuildFlags, 'out'> {
  readonly out?: string;
  readonly chains?: number;
  readonly draws?: number;
  readonly threads: number;
  readonly restart?: boolean;
  readonly parquet?: string;
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
    .addOption(new Option('--threads <n>', 'chains at once').argParser(parseCount).default(2))
    .option('--parquet <file>', 'write all draws of all quantities there too, outside the pack')
    .option('--restart', 'begin anew instead of going on from the checkpoints of an interrupted fit')
    .action(async (pack: string, flags: Flags) => {
      if (flags.out === undefined && (flags.asOf !== undefined || flags.seed !== undefined))
        throw new UsageError(
          'a fit for another date or seed does not belong into the pack; name a folder with --out',
        );
      const directory = flags.out ?? join(pack, 'fit');
      if (flags.restart) removeCheckpoints(directory);
      const progress = process.stderr.isTTY ? progressLine() : plainLines();
      const shown = timeLeft();
      let begun = false;
      const interrupted = () => {
        progress.done();
        warn(remains(directory));
        process.exit(130);
      };
      process.once('SIGINT', interrupted);
      try {
        const made = await fitPack(pack, {
          threads: flags.threads,
          ...(flags.asOf !== undefined && { asOf: flags.asOf }),
          ...(flags.seed !== undefined && { seed: flags.seed }),
          ...(flags.chains !== undefined && { chains: flags.chains }),
          ...(flags.draws !== undefined && { draws: flags.draws }),
          checkpoints: directory,
          onIgnored: (path, reason) => warn(`${path} is not used: ${reason}.`),
          onResumed: (stage, chain, iteration) =>
            warn(`${stage}, chain ${chain + 1} goes on after ${iteration} iterations.`),
          onProgress: (stage, one) => {
            begun = true;
            const share = one.iteration / one.iterations;
            progress.step(shown(stage, one), `${stage} ${one.chain} ${Math.floor(4 * share)}`);
          },
        });
        progress.done();
        await writeFit(made, directory);
        if (flags.parquet !== undefined) await writeDraws(made, flags.parquet);
        removeCheckpoints(directory);
        report(made, directory, flags.json === true);
      } catch (error) {
        progress.done();
        if (begun && error instanceof UsageError)
          throw new UsageError(`${error.message}. ${remains(directory)}`);
        throw error;
      } finally {
        progress.done();
        process.off('SIGINT', interrupted);
      }
    });
}

const warn = (text: string) => process.stderr.write(`tierline: ${text}\n`);

/** What a fit that did not come to its end leaves behind. */
function remains(directory: string): string {
  const last = existsSync(join(directory, 'fit.json'))
    ? `The last fit in ${directory} is kept as it was; a build says if it is stale.`
    : `There is no fit in ${directory}.`;
  const checkpoints = checkpointFiles(directory).length;
  return checkpoints > 0
    ? `${last} ${checkpoints} checkpoints remain; the same command goes on from them, --restart begins anew.`
    : last;
}

function report({ digest, fit }: PackFit, directory: string, json: boolean): void {
  const { quantities, ...diagnostics } = fit.diagnostics;
  if (json) {
    printJson({ digest, directory, quantities: quantities.length, diagnostics });
    return;
  }
  const { rhatMax, essBulkMin, essTailMin, divergences, failed } = diagnostics;
  print(
    `${quantities.length} quantities in ${directory}: R-hat at most ${rhatMax.toFixed(3)}, effective sizes at least ${Math.floor(essBulkMin)} (bulk) and ${Math.floor(essTailMin)} (tail), ${divergences} divergences`,
  );
  for (const reason of failed) print(`Not fit to publish tiers: ${reason}.`);
}

/** A line for each quarter of a chain, for logs. */
function plainLines() {
  const told = new Set<string>();
  return {
    step: (line: string, quarter: string) => {
      if (!told.has(quarter)) warn(line);
      told.add(quarter);
    },
    done: () => {},
  };
}

/** A line of progress over all chains, with the minutes left at the pace so far. */
function timeLeft(): (stage: string, progress: SampleProgress) => string {
  const chains = new Map<string, SampleProgress>();
  const begun = new Map<string, number>();
  return (stage, progress) => {
    if (!begun.has(stage)) begun.set(stage, performance.now());
    chains.set(`${stage} ${progress.chain}`, progress);
    const mine = [...chains].filter(([key]) => key.startsWith(stage)).map(([, one]) => one);
    const share =
      mine.reduce((sum, { iteration, iterations }) => sum + iteration / iterations, 0) / mine.length;
    const seconds = (performance.now() - (begun.get(stage) as number)) / 1000;
    const left = share > 0.02 ? `, about ${Math.ceil((seconds * (1 - share)) / share)} s left of these` : '';
    const divergences = mine.reduce((sum, one) => sum + one.divergences, 0);
    return `${stage}: ${Math.round(100 * share)} % of ${mine.length}${left}${divergences > 0 ? `, ${divergences} divergences` : ''}`;
  };
}
