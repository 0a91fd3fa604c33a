import { Command, Option } from 'commander';
import { type FollowOptions, METHODS, type OpenedTags, openTags, tellStore } from '../index.js';
import { dayOf } from './act-day.js';
import { decimal } from './decimals.js';
import { followedEdges } from './edge-reach.js';
import { endsAsCsv } from './follow-csv.js';
import { draw, keep } from './follow-files.js';
import { addresses, amount, type FollowFlags, inflow, moment } from './follow-flags.js';
import { printAsJson } from './follow-json.js';
import { inFile, inStore } from './follow-moves.js';
import { printResult } from './follow-table.js';
import { parseCount } from './options.js';
import { progressLine } from './output.js';
import { storeOption } from './store.js';

export function followCommand(): Command {
  return new Command('follow')
    .description('follow value from addresses through transfers, hop by hop, to services and states')
    .argument('[transfers]', 'file of transfers, or folder of tables of outputs; none where a store has them')
    .addOption(storeOption())
    .requiredOption('--from <addresses>', 'addresses to follow, commas between them', addresses)
    .option('--sender <address>', 'who sends, for files of one address that do not say')
    .option(
      '--decimals <contract=n>',
      'decimal places of a token, for files that do not say (repeatable)',
      decimal,
    )
    .addOption(new Option('--method <rule>', 'how value is shared out').choices(METHODS).default('haircut'))
    .addOption(new Option('--hops <n>', 'transfers to follow').argParser(parseCount).default(10))
    .option('--since <time>', 'first day or moment that counts, UTC or with an offset', moment)
    .option('--until <time>', 'last day or moment that counts, UTC or with an offset', moment)
    .option('--asset <id>', 'coin or contract to follow, where the sources send several')
    .option(
      '--inflow <address=amount@time>',
      'value that came to a source from outside the file; only that much is traced then (repeatable)',
      inflow,
    )
    .addOption(
      new Option('--fan-out <n>', 'receivers beyond which an account looks like a service')
        .argParser(parseCount)
        .default(1000),
    )
    .option(
      '--least <amount>',
      'transfers of less of the followed asset lead nowhere; what comes by them alone is listed as not followed',
      amount,
    )
    .option('--tags <paths...>', 'folders or files of tags')
    .option(
      '--around <act>',
      'what moved before and after a day, or after the act of a row of the pack named with --pack',
    )
    .addOption(new Option('--window <days>', 'days before and after the act').argParser(parseCount))
    .option('--pack <dir>', 'pack whose ledgers tell the act')
    .option(
      '--save <file>',
      'keep the result as a file of a pack, flows/<id>.json; what people wrote in one that is there stays',
    )
    .option('--svg <file>', 'draw where the value went')
    .option('--csv', 'print where the value is as CSV')
    .option('--json', 'print JSON for machines')
    .addOption(
      new Option('--top <n>', 'in JSON only the n largest rows of each list, the rest counted and summed')
        .argParser(parseCount)
        .conflicts('csv'),
    )
    .action(follow);
}

async function follow(path: string | undefined, flags: FollowFlags): Promise<void> {
  const { tags = [], store, sender, decimals, svg, save } = flags;
  const opened = await openTags(tags);
  tellTags(opened);
  const progress = progressLine();
  const options = {
    ...(await asked(flags)),
    tags: opened.tags,
    actors: opened.actors,
    packs: opened.used.length,
    onHop: (hop: number, accounts: number) => progress.step(`hop ${hop}: ${accounts} accounts`),
  };
  if (path !== undefined && (await followedEdges(path, options, flags))) return;
  const reading = { ...(sender !== undefined && { from: sender }), ...(decimals && { decimals }) };
  const result = path === undefined ? await inStore(store, options) : await inFile(path, reading, options);
  progress.done();
  if (svg !== undefined) await draw(svg, result);
  if (save !== undefined)
    await keep(save, result, {
      transfers: path ?? (store ? tellStore(store) : ''),
      tags: opened.used.map(({ file }) => file),
    });
  if (flags.json) printAsJson(result, flags.top);
  else if (flags.csv) process.stdout.write(endsAsCsv(result));
  else printResult(result);
}

/** What is no tag, and what is odd about those that are: a service that is missed is taken for somebody unknown. */
function tellTags({ passed, skipped, notices }: OpenedTags): void {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  for (const { file, reason } of passed) tell(`not used: ${file}: ${reason}`);
  for (const { place, reason } of skipped) tell(`${place}: skipped, ${reason}`);
  for (const { message, count, places } of notices) tell(`note: ${message} (${count}: ${places.join(', ')})`);
}

/** What the flags ask of a trace. */
async function asked(flags: FollowFlags): Promise<FollowOptions> {
  const { from, method, hops, since, until, asset, inflow: inflows, fanOut, least } = flags;
  const { around, window, pack } = flags;
  return {
    from,
    method,
    hops,
    fanOut,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(asset !== undefined && { asset }),
    ...(least !== undefined && { least }),
    ...(inflows && { inflows }),
    ...(around !== undefined && { around: await dayOf(around, pack) }),
    ...(window !== undefined && { window }),
  };
}
