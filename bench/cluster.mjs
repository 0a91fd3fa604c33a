// Scan and hops on DuckDB, one node and two nodes of ClickHouse, one thread each: `npm run bench:cluster -- [documents] [transfers]`, the largest
// numbers of rows. Writes bench/results/cluster.json after every row, and draws docs/cluster.svg from it.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  followStored,
  loadDocuments,
  loadTransfers,
  openCodebook,
  openStore,
  parseStore,
  storedDocuments,
} from '../dist/index.js';
import { PASSWORD, startNodes } from '../scripts/clickhouse-nodes.mjs';
import { drawGrowth } from './cluster-figure.mjs';
import { withTable } from './cluster-table.mjs';
import { machine, round } from './measure.mjs';

const RESULTS = fileURLToPath(new URL('results/cluster.json', import.meta.url));
const FIGURE = fileURLToPath(new URL('../docs/cluster.svg', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/scale.md', import.meta.url));
const HOPS = 8;
const ENGINES = ['duckdb', 'one node', 'two nodes'];

const WORDS =
  'the works of people in factory and farm rose again this year as plan was done by all who toil with zeal'.split(
    ' ',
  );
const hash = (i) => (Math.imul(i ^ (i >>> 15), 0x2c1b3c6d) ^ (Math.imul(i, 0x297a2d39) >>> 12)) >>> 0;
const day = (i) =>
  new Date(Date.UTC(1997, 0, 1) + Math.floor(i / 100) * 86_400_000).toISOString().slice(0, 10);

if (process.argv[2] === '--one') {
  process.stdout.write(JSON.stringify(await measureOne(...process.argv.slice(3))));
} else {
  const most = {
    documents: Number(process.argv[2] ?? 1_000_000),
    transfers: Number(process.argv[3] ?? 10_000_000),
  };
  const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));
  // A table that is not measured this time keeps its rows.
  const results = (await stored()).filter(({ table }) => most[table] === 0);
  try {
    for (const table of ['documents', 'transfers'])
      for (const size of [100_000, 1_000_000, 10_000_000].filter((one) => one <= most[table])) {
        const file = join(scratch, table === 'documents' ? 'documents.jsonl' : 'transfers.csv');
        await write(file, table, size);
        for (const engine of ENGINES) {
          results.push({ size, ...(await onStore(scratch, engine, table, file)) });
          console.log(JSON.stringify(results.at(-1)));
          await keep(results);
        }
      }
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function stored() {
  const text = await readFile(RESULTS, 'utf8').catch(() => '{"results":[]}');
  return JSON.parse(text).results;
}

async function keep(results) {
  const all = { machine: machine(), server: '18.16.1', hops: HOPS, results };
  await writeFile(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  await writeFile(FIGURE, drawGrowth(all));
  await writeFile(PAGE, withTable(await readFile(PAGE, 'utf8'), all));
}

async function onStore(scratch, engine, table, file) {
  const nodes = engine === 'duckdb' ? null : await startNodes(engine === 'one node' ? 1 : 2);
  const store = nodes?.address() ?? `duckdb:${join(scratch, `${table}.duck`)}`;
  try {
    const ran = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', store, table, file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    const bytes = nodes
      ? await Promise.all(
          nodes.nodes.map(async (_, i) =>
            Number(
              await nodes.ask(
                i,
                "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'tierline'",
              ),
            ),
          ),
        )
      : null;
    return { engine, table, ...JSON.parse(ran.stdout), load1m: round(loadavg()[0], 1), bytesOnDisk: bytes };
  } finally {
    await nodes?.stop();
    await rm(join(scratch, `${table}.duck`), { force: true });
  }
}

async function measureOne(address, table, file) {
  const engine = await openStore(parseStore(address, PASSWORD));
  const seconds = {};
  const timed = async (name, work) => {
    const before = performance.now();
    const result = await work();
    seconds[name] = round((performance.now() - before) / 1000, 2);
    return result;
  };
  const found =
    table === 'documents' ? await measureScan(engine, file, timed) : await measureHops(engine, file, timed);
  const shards = await engine.shards();
  await engine.close();
  return { seconds, found, shards, clientMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

async function measureScan(engine, file, timed) {
  await timed('load', () => loadDocuments(engine, [file]));
  const codebook = await openCodebook();
  return timed('scan', async () => {
    let found = 0;
    for await (const _ of await storedDocuments(engine, codebook, 'wanted')) found++;
    return found;
  });
}

async function measureHops(engine, file, timed) {
  await timed('load', () => loadTransfers(engine, [file]));
  const result = await timed('follow', () => followStored(engine, { from: ['thief'], hops: HOPS }));
  return result.hops.reduce((sum, { addresses }) => sum + addresses, 0);
}

/** Texts of some 200 words of which one in twenty names a state; transfers skewed as on a chain. */
async function write(file, table, size) {
  const out = createWriteStream(file);
  const line = table === 'documents' ? documentLine : transferLine;
  if (table === 'transfers') out.write('from,to,amount,block\n');
  let text = '';
  for (let i = 0; i < size; i++) {
    text += line(i, size);
    if (text.length < 2 ** 20) continue;
    if (!out.write(text)) await new Promise((done) => out.once('drain', done));
    text = '';
  }
  await new Promise((done) => out.end(text, done));
}

function documentLine(i) {
  const words = Array.from({ length: 200 }, (_, n) => WORDS[hash(i * 200 + n) % WORDS.length]);
  if (i % 20 === 0) words[100] = 'Lao President';
  return `${JSON.stringify({ id: `d${i}`, date: day(i % 1_000_000), title: `News ${i}`, body: words.join(' '), lang: 'en' })}\n`;
}

function transferLine(i, size) {
  const pick = (salt) => `a${Math.floor((size / 5) * (hash(i * 4 + salt) / 2 ** 32) ** 3)}`;
  const from = i % Math.floor(size / 20) === 7 ? 'thief' : pick(0);
  return `${from},${pick(1)},${1 + hash(i * 4 + 2)},${i}\n`;
}
