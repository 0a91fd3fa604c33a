// Runs test/cluster against two nodes of ClickHouse: `npm run test:cluster`. With --if-possible it says loudly that the nodes cannot be had
// and ends well; with --told it only says that these tests were not run.
import { spawnSync } from 'node:child_process';
import { unpackedServer } from './clickhouse-nodes.mjs';

const loudly = (text) => process.stderr.write(`\n*** ${text} ***\n\n`);

if (process.argv.includes('--told')) {
  loudly(
    'The tests against a ClickHouse cluster were NOT run: they start two servers; run npm run test:cluster',
  );
} else {
  try {
    unpackedServer();
  } catch (error) {
    loudly(`The tests against a ClickHouse cluster were NOT run: ${error.message}`);
    process.exit(process.argv.includes('--if-possible') ? 0 : 1);
  }
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'vitest.cluster.config.ts'], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
