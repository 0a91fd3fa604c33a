import { Command, InvalidArgumentError, Option } from 'commander';
import {
  ftmLine,
  isGraphFile,
  type ListEntities,
  proposalsCsv,
  proposePairs,
  readEntities,
  statementsCsv,
  writeGraph,
  writeStix,
} from '../index.js';
import { print } from './output.js';

interface Flags {
  readonly format: 'ftm' | 'statements' | 'judgements';
  readonly judgements?: string;
  readonly part?: true;
  readonly stix?: string;
  readonly graph?: string;
}

export function entitiesCommand(): Command {
  return new Command('entities')
    .description(
      'write the parties of official lists as FollowTheMoney entities, as the statements behind them, as STIX or as a graph',
    )
    .argument('<file...>', 'files of lists; several snapshots of one list give first and last day')
    .addOption(
      new Option('--format <name>', 'JSON lines of entities, CSV of statements, or CSV of pairs to judge')
        .choices(['ftm', 'statements', 'judgements'])
        .default('ftm'),
    )
    .option('--judgements <file>', 'CSV of judgements by which entities are one')
    .option('--part', 'the files are parts of lists: expected counts do not apply')
    .addOption(
      new Option('--stix <file>', 'write a bundle of STIX 2.1 instead, and print counts').conflicts('format'),
    )
    .addOption(
      new Option('--graph <file>', 'write a graph (.gexf or .graphml) instead, and print counts')
        .argParser(parseGraphFile)
        .conflicts('format'),
    )
    .action(async (files: string[], { format, stix, graph, ...options }: Flags) => {
      const read = await readEntities(files, options);
      tellLeftOut(read);
      if (stix !== undefined) await saveStix(read, stix);
      if (graph !== undefined) await saveGraph(read, graph);
      if (stix === undefined && graph === undefined) show(read, format);
    });
}

function parseGraphFile(file: string): string {
  if (!isGraphFile(file)) throw new InvalidArgumentError('name a file that ends in .gexf or .graphml.');
  return file;
}

/** Files that are passed over, and what an entry says and no entity or link shows. */
function tellLeftOut({ states, links: { named, resolved }, passed }: ListEntities): void {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  for (const { file, reason } of passed) tell(`not used: ${file}: ${reason}`);
  if (states > 0) tell(`${states} entries of states are no parties and are left out`);
  if (named > resolved)
    tell(`${named - resolved} of ${named} links name no one entry of these lists and stay notes`);
}

function show({ entities, statements, canonical, listings }: ListEntities, format: Flags['format']): void {
  if (format === 'statements') process.stdout.write(statementsCsv(statements, canonical));
  else if (format === 'judgements') process.stdout.write(proposalsCsv(proposePairs(listings)));
  else for (const entity of entities) process.stdout.write(ftmLine(entity));
}

async function saveStix(read: ListEntities, file: string): Promise<void> {
  const { objects, types } = await writeStix(read, file);
  const counts = Object.entries(types).map(([type, count]) => `${count} ${type}`);
  print(`${file}: ${objects} objects (${counts.join(', ')})`);
}

async function saveGraph(read: ListEntities, file: string): Promise<void> {
  const { nodes, edges, replaced } = await writeGraph(read, file);
  if (replaced > 0)
    process.stderr.write(
      `values with characters that XML forbids: ${replaced}; each such character stands as U+FFFD\n`,
    );
  print(`${file}: ${nodes} nodes, ${edges} edges`);
}
