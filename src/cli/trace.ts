import { Command } from 'commander';
import { type TraceNode, trace } from '../index.js';
import { type BuildFlags, openWithProgress, parseCount, withBuildOptions } from './options.js';
import { paint, print, printJson } from './output.js';

export function traceCommand(): Command {
  return withBuildOptions(new Command('trace'))
    .argument('<id>', 'a tier, gap, claim, observation or record, such as tier.VNM or c01')
    .option('--depth <n>', 'levels to print', parseCount, 3)
    .description('where a result comes from, up to the published sources')
    .action(async (pack: string, id: string, flags: BuildFlags & { depth: number }) => {
      const store = await (await openWithProgress(pack, flags)).openStore();
      try {
        const found = await trace(store, id);
        if (flags.json) {
          printJson(found);
          return;
        }
        printNode(found, 0, flags.depth);
        print(paint('bold', `${found.sources.length} sources`));
        for (const source of found.sources)
          print(`  ${source.date || 'undated'}  ${source.title}  ${paint('gray', source.url || 'no link')}`);
      } finally {
        store.close();
      }
    });
}

function printNode(node: TraceNode, level: number, depth: number): void {
  print(`${'  '.repeat(level)}${paint('bold', node.id)} ${paint('gray', node.stage)} ${node.label}`);
  if (level >= depth && node.parents.length > 0)
    print(`${'  '.repeat(level + 1)}... ${node.parents.length} more below; --depth shows them`);
  else for (const parent of node.parents) printNode(parent, level + 1, depth);
}
