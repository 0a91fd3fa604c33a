// A node of a current ClickHouse for tests: npm's chdb, installed into .cache and never by `npm ci`, as a process of its own behind the
// same HTTP that servers speak. It knows the cluster `alone`, itself.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '3.4.0';
const ROOT = fileURLToPath(new URL('../.cache/chdb/', import.meta.url));
const SERVE = fileURLToPath(new URL('chdb-serve.mjs', import.meta.url));

/** Where chdb is installed (546 MB), fetched first if need be; an error says why it cannot be had. */
export function installedChdb() {
  const root = process.env.TIERLINE_CHDB_ROOT ?? ROOT;
  if (!existsSync(join(root, 'node_modules/chdb/package.json'))) fetchChdb(root);
  return root;
}

/** The same without fetching: undefined where it is not there. */
export function chdbAtHand() {
  const root = process.env.TIERLINE_CHDB_ROOT ?? ROOT;
  return existsSync(join(root, 'node_modules/chdb/package.json')) ? root : undefined;
}

function fetchChdb(root) {
  mkdirSync(root, { recursive: true });
  try {
    execFileSync(
      'npm',
      [
        'install',
        '--prefix',
        root,
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        `chdb@${VERSION}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 },
    );
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    const words = String(error.stderr ?? error.message).trim();
    throw new Error(`npm's package chdb ${VERSION} cannot be had: ${words.split('\n').at(-1)}`);
  }
}

/** Starts the node with a database `tierline`. */
export async function startChdb() {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-chdb-'));
  const child = spawn(process.execPath, [SERVE, installedChdb(), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const port = await Promise.race([
    new Promise((done) => child.stdout.once('data', (bytes) => done(Number(bytes)))),
    ended.then((code) => {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`the chdb node ended with ${code} before it was ready`);
    }),
  ]);
  const address = ({ cluster = null, database = 'tierline', options = 'patience=0' } = {}) =>
    `clickhouse://tests@127.0.0.1:${port}/${database}?${cluster === null ? '' : `cluster=${cluster}&nodes=127.0.0.1:${port}&`}${options}`;
  return { address, stop };
}
