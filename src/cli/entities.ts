import { Command, Option } from 'commander';
import { ftmLine, readEntities, statementsCsv } from '../index.js';

interface Flags {
  readonly format: 'ftm' | 'statements';
  readonly judgements?: string;
  readonly part?: true;
}

export function entitiesCommand(): Command {
  return new Command('entities')
    .description(
      'write the parties of official lists as FollowTheMoney entities, or as the statements behind them',
    )
    .argument('<file...>', 'files of lists; several snapshots of one list give first and last day')
    .addOption(
      new Option('--format <name>', 'JSON lines of entities, or CSV of statements')
        .choices(['ftm', 'statements'])
        .default('ftm'),
    )
    .option('--judgements <file>', 'CSV of judgements by which entities are one')
    .option('--part', 'the files are parts of lists: expected counts do not apply')
    .action(async (files: string[], { format, ...options }: Flags) => {
      const { entities, statements, canonical, states } = await readEntities(files, options);
      if (states > 0) process.stderr.write(`${states} entries of states are no parties and are left out\n`);
      if (format === 'statements') process.stdout.write(statementsCsv(statements, canonical));
      else for (const entity of entities) process.stdout.write(ftmLine(entity));
    });
}
