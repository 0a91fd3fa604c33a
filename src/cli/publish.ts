import { Command } from 'commander';
import { type BuildFlags, withPackOptions } from './options.js';
import { print, progressLine } from './output.js';

export function publishCommand(): Command {
  return withPackOptions(new Command('publish'))
    .argument('<dir>', 'folder to write; a new one, or one that was published before')
    .option('--out <dir>', 'folder of the builds', 'out')
    .description('the workbench as files that any web host serves, without a server')
    .action(async (pack: string, directory: string, { out, asOf, seed }: BuildFlags) => {
      const { publish } = await import('../server/publish.js');
      const progress = progressLine();
      const published = await publish(pack, directory, {
        out,
        progress: progress.step,
        ...(asOf === undefined ? {} : { asOf }),
        ...(seed === undefined ? {} : { seed }),
      }).finally(progress.done);
      print(
        `${published.directory}: ${published.files} files of data, build ${published.digest.slice(0, 12)}. Put the folder on any web host.`,
      );
    });
}
