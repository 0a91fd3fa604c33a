import { Command, Option } from 'commander';
import { ftmLine, proposalsCsv, proposePairs, readEntities, statementsCsv } from '../index.js';

interface Flags {
  readonly format: 'ftm' | 'statements' | 'judgements';
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
      new Option('--format <name>', 'JSON lines of entities, CSV of statements, or CSV of pairs to judge')
        .choices(['ftm', 'statements', 'judgements'])
        .default('ftm'),
    )
    .option('--judgements <file>', 'CSV of judgements by which entities are one')
    .option('--part', 'the files are parts of lists: expected counts do not apply')
    .action(async (files: string[], { format, ...options }: Flags) => {
      const { entities, statements, canonical, listings, states } = await readEntities(files, options);
      if (states > 0) process.stderr.write(`${states} entries of states are no parties and are left out\n`);
      if (format === 'statements') process.stdout.write(statementsCsv(statements, canonical));
      else if (format === 'judgements') process.stdout.write(proposalsCsv(proposePairs(listings)));
      else for (const entity of entities) process.stdout.write(ftmLine(entity));
    });
}
