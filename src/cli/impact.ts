import { Command } from 'commander';
import { buildWithout, impact, movesBetween } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson } from './output.js';

export function impactCommand(): Command {
  return withBuildOptions(new Command('impact'))
    .argument('<id>', 'a source, record or result')
    .option('--what-if', 'build without it and say which tiers (of the composite) and verdicts move')
    .description('what hangs on a source or record, down to tiers and claims')
    .action(async (pack: string, id: string, flags: BuildFlags & { whatIf?: true }) => {
      const opened = await openWithProgress(pack, flags);
      const store = await opened.openStore();
      try {
        const found = await impact(store, id);
        const moves = flags.whatIf ? await moved(pack, found.id, flags) : undefined;
        if (flags.json) {
          printJson(moves ? { ...found, moves } : found);
          return;
        }
        for (const { id: dependent, stage, label } of found.dependents)
          print(`${paint('gray', stage.padEnd(11))} ${dependent}  ${label}`);
        print(`${found.dependents.length} things hang on ${found.id}`);
        for (const move of moves ?? []) print(paint('yellow', move));
        if (moves?.length === 0) print('Without it no tier and no verdict changes.');
      } finally {
        store.close();
      }
    });
}

async function moved(pack: string, id: string, { asOf, seed }: BuildFlags): Promise<string[]> {
  const options = {
    only: 'verdicts' as const,
    ...(asOf === undefined ? {} : { asOf }),
    ...(seed === undefined ? {} : { seed }),
  };
  return movesBetween(await buildWithout(pack, [], options), await buildWithout(pack, [id], options));
}
