import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { print, printJson } from './output.js';

export function briefCommand(): Command {
  return withBuildOptions(new Command('brief'))
    .description('the written result, as Markdown on standard output')
    .action(async (pack: string, flags: BuildFlags) => {
      const { directory } = await openWithProgress(pack, flags);
      const markdown = await readFile(join(directory, 'brief.md'), 'utf8');
      if (flags.json)
        printJson({
          directory,
          markdown,
          html: join(directory, 'brief.html'),
          figure: join(directory, 'axes.svg'),
        });
      else print(markdown.trimEnd());
    });
}
