import { Command } from 'commander';
import {
  type BuildDiff,
  diffBuilds,
  movedTiers,
  movedVerdicts,
  type Node,
  type OpenedBuild,
  readBuild,
  UsageError,
} from '../index.js';
import { print, printJson } from './output.js';

export function diffCommand(): Command {
  return new Command('diff')
    .description('what moved between two builds, and which records moved it')
    .argument('<before>', 'folder of a build, such as out/example')
    .argument('<after>', 'folder of another build')
    .option('--json', 'print JSON for machines')
    .action(async (before: string, after: string, { json }: { json?: true }) => {
      const [a, b] = [await read(before), await read(after)];
      const diff = {
        ...diffBuilds(await nodesOf(a), await nodesOf(b)),
        tiers: movedTiers(a, b),
        verdicts: movedVerdicts(a, b),
      };
      if (json) printJson(diff);
      else printDiff(diff);
    });
}

type Diff = BuildDiff & { readonly tiers: readonly string[]; readonly verdicts: readonly string[] };

function printDiff({ tiers, verdicts, added, removed, changed }: Diff): void {
  for (const line of [...tiers, ...verdicts]) print(line);
  const records = (keys: readonly string[]) => keys.filter((key) => !key.includes('.'));
  for (const [word, keys] of [
    ['added', added],
    ['removed', removed],
    ['changed', changed],
  ] as const)
    for (const key of records(keys)) print(`${word} ${key}`);
  print(
    `${added.length} added, ${removed.length} removed, ${changed.length} changed, of them ${tiers.length} tiers and ${verdicts.length} verdicts moved`,
  );
}

async function read(directory: string): Promise<OpenedBuild> {
  try {
    return await readBuild(directory);
  } catch (error) {
    throw new UsageError(
      `${directory} holds no build (${(error as Error).message}); run "tierline build" first and name its folder`,
    );
  }
}

async function nodesOf(build: OpenedBuild): Promise<Pick<Node, 'id' | 'stage' | 'digest'>[]> {
  const store = await build.openStore();
  try {
    return (await store.query('SELECT id, stage, digest FROM nodes')) as unknown as Pick<
      Node,
      'id' | 'stage' | 'digest'
    >[];
  } finally {
    store.close();
  }
}
