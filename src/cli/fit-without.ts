import { fitWithout, type LeftOutWhole, UsageError, writeWithout } from '../index.js';
import { plainLines, timeLeft } from './fit-progress.js';
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

/** Fits without each of some things in turn; each is written as soon as it is there. */
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
  const all: LeftOutWhole[] = [];
  for (const one of without) {
    const progress = process.stderr.isTTY ? progressLine() : plainLines();
    const shown = timeLeft();
    try {
      const { digest, made } = await fitWithout(pack, one, {
        threads,
        ...(chains !== undefined && { chains }),
        ...(draws !== undefined && { draws }),
        onProgress: (stage, at) =>
          progress.step(
            `without ${one}, ${shown(stage, at)}`,
            `${at.chain} ${Math.floor((4 * at.iteration) / at.iterations)}`,
          ),
      });
      await writeWithout(digest, [made], directory);
      all.push(made);
      if (!json) report(made);
    } finally {
      progress.done();
    }
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
