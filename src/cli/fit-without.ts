import { existsSync } from 'node:fs';
import { fitWithout, type LeftOutWhole, lockFit, UsageError, writeWithout } from '../index.js';
import { plainLines, timeLeft, warn } from './fit-progress.js';
import { print, printJson, progressLine } from './output.js';

interface Flags {
  readonly asOf?: string;
  readonly seed?: number;
  readonly chains?: number;
  readonly draws?: number;
  readonly threads: number;
  readonly parquet?: string;
  readonly json?: true | boolean;
}

/** Fits without each of some things in turn; each is written as soon as it is there, and one that fails does not stop the next. */
export async function leaveOutWhole(
  pack: string,
  directory: string,
  without: readonly string[],
  { chains, draws, threads, json, ...flags }: Flags,
): Promise<void> {
  for (const name of ['asOf', 'seed', 'parquet'] as const)
    if (flags[name] !== undefined)
      throw new UsageError(
        '--without compares with the fit of the pack; leave out --as-of, --seed and --parquet',
      );
  const progress = process.stderr.isTTY ? progressLine() : plainLines();
  const paces = new Map<string, ReturnType<typeof timeLeft>>();
  const fits = fitWithout(pack, without, {
    threads,
    ...(chains !== undefined && { chains }),
    ...(draws !== undefined && { draws }),
    onProgress: (one, stage, at) => {
      const pace = paces.get(one) ?? timeLeft();
      paces.set(one, pace);
      progress.step(
        `without ${one}, ${pace(stage, at)}`,
        `${one} ${stage} ${at.chain} ${Math.floor((4 * at.iteration) / at.iterations)}`,
      );
    },
  });
  const all: LeftOutWhole[] = [];
  // A pack without a fit is refused for that, and gets no folder.
  const unlock = existsSync(directory) ? lockFit(directory) : () => {};
  try {
    for await (const fit of fits) {
      progress.done();
      if ('failed' in fit) {
        warn(`without ${fit.without} there is no fit, and none was written: ${fit.failed}`);
        process.exitCode = 1;
        continue;
      }
      await writeWithout(fit.digest, [fit.made], directory);
      all.push(fit.made);
      if (!json) report(fit.made);
    }
  } finally {
    unlock();
    progress.done();
  }
  if (json) printJson(all);
}

function report({ without, diagnostics, partners }: LeftOutWhole): void {
  if (diagnostics.failed.length > 0) {
    print(`Without ${without}: failed, ${diagnostics.failed.join('; ')}.`);
    return;
  }
  const moved = partners.map(({ before, after }) => Math.abs(after - before));
  print(
    `Without ${without}: the probability of a tier moves by at most ${Math.max(...moved).toFixed(2)} (R-hat ${diagnostics.rhatMax.toFixed(3)}, effective sizes from ${Math.floor(Math.min(diagnostics.essBulkMin, diagnostics.essTailMin))}).`,
  );
}
