import { Command } from 'commander';
import { type EstimateView, estimateFigure, estimateTime, listEstimates, readPack } from '../index.js';
import { parseDay } from './options.js';
import { paint, print, printJson, printTable } from './output.js';

interface Flags {
  readonly topic?: string;
  readonly asOf?: string;
  readonly json?: true;
}

export function estimatesCommand(): Command {
  return new Command('estimates')
    .description('figures that firms and bodies give, those that conflict side by side')
    .argument('<pack>', 'pack directory')
    .option('--topic <topic>', 'of one topic, such as theft-2025')
    .option('--as-of <date>', 'use only what was published by this day, YYYY-MM-DD', parseDay)
    .option('--json', 'print JSON for machines')
    .action(async (pack: string, { json, ...options }: Flags) => {
      const topics = listEstimates(await readPack(pack), options);
      if (json) {
        printJson({ topics });
        return;
      }
      for (const { topic, estimates } of topics) {
        print(paint('bold', topic));
        printTable(['what', 'author', 'figure', 'time', 'how', 'read in', 'against'], estimates.map(cellsOf));
        print();
      }
      print(
        'Figures of different authors, times and denominators cannot be added or divided. None is measured here.',
      );
    });
}

function cellsOf(one: EstimateView): string[] {
  return [
    one.what,
    one.author,
    estimateFigure(one),
    estimateTime(one),
    one.method || '-',
    one.sources
      .map(({ id, published, status }) => {
        const day = one.published || published;
        return status === 'recalled' ? `recalled, ${day || 'undated'}` : `${id} ${day || 'undated'}`;
      })
      .join(', '),
    one.conflicts.join(', ') || '-',
  ];
}
