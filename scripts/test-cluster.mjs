// Runs test/cluster against nodes of ClickHouse: `npm run test:cluster`, or `node scripts/test-cluster.mjs [--times 10] [files…]` to run
// some files many times over. What cannot be had is said loudly at the end, and is a failure without --if-possible; with --told it only
// says that these tests were not run.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { installedChdb } from './chdb-node.mjs';
import { unpackedServer } from './clickhouse-nodes.mjs';

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    told: { type: 'boolean' },
    'if-possible': { type: 'boolean' },
    times: { type: 'string', default: '1' },
  },
});
const loudly = (text) => process.stderr.write(`\n*** ${text} ***\n\n`);

/** Why something cannot be had; undefined where it can. */
function lacking(fetch) {
  try {
    fetch();
  } catch (error) {
    return error.message;
  }
}

function run() {
  const server = lacking(unpackedServer);
  const chdb = lacking(installedChdb);
  const chosen = server && files.length === 0 ? ['modern'] : files;
  const failed = server && chdb ? 0 : runs(chosen, Number(options.times));
  if (server) loudly(`The tests against a ClickHouse cluster were NOT run: ${server}`);
  if (chdb) loudly(`The tests against a current ClickHouse were NOT run: ${chdb}`);
  return failed > 0 || ((server || chdb) && !options['if-possible']) ? 1 : 0;
}

function runs(chosen, times) {
  const vitest = ['vitest', 'run', '--config', 'vitest.cluster.config.ts', ...chosen];
  let failed = 0;
  for (let i = 1; i <= times; i++) {
    if (spawnSync('npx', vitest, { stdio: 'inherit' }).status !== 0) failed++;
    if (times > 1) loudly(`${i} of ${times} runs, ${failed} failed`);
  }
  return failed;
}

if (options.told)
  loudly(
    'The tests against a ClickHouse cluster were NOT run: they start two servers; run npm run test:cluster',
  );
else process.exit(run());
