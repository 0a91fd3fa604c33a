// How fast value is followed, and in how much memory: `npm run bench:chain [largest number of transfers]`.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METHODS } from '../dist/chain/holdings/holding.js';
import { loadParquet } from '../dist/chain/load-parquet.js';
import { assetsSent, movesOf, numbersOf } from '../dist/chain/move-table.js';
import { reach } from '../dist/chain/reach.js';
import { traceValue } from '../dist/chain/trace-value.js';
import { Store } from '../dist/store/store.js';
import { machine, round } from './measure.mjs';

const RESULTS = fileURLToPath(new URL('results/chain.json', import.meta.url));
const HOPS = 8;
const FAN_OUT = 1000;
const SOURCE = 'thief';
/** Transfers on the way of the trace, whatever the size of the table. */
const PATH = 20;

/** One size in a process of its own, so that its memory is its own. */
if (process.argv[2] === '--one') {
  process.stdout.write(JSON.stringify(await measureOne(process.argv[3], Number(process.argv[4]))));
} else {
  const most = Number(process.argv[2] ?? 10_000_000);
  const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));
  try {
    const sizes = [100_000, 1_000_000, 10_000_000].filter((size) => size <= most);
    const results = [];
    for (const size of sizes)
      for (const fanOut of [FAN_OUT, 1_000_000_000]) {
        const file = join(scratch, `${size}.parquet`);
        await synthesise(file, size);
        const one = spawnSync(
          process.execPath,
          ['--max-old-space-size=8000', fileURLToPath(import.meta.url), '--one', file, fanOut],
          { encoding: 'utf8', maxBuffer: 2 ** 26 },
        );
        if (one.status !== 0) throw new Error(one.stderr);
        const result = { size, fanOut, ...JSON.parse(one.stdout) };
        if (size === 1_000_000) result.networkx = networkx(`${file}.csv`);
        results.push(result);
        console.log(JSON.stringify(result));
      }
    await writeFile(RESULTS, `${JSON.stringify({ machine: machine(), hops: HOPS, results }, null, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** Transfers whose senders and receivers are skewed as on a chain: few accounts have most of them. */
async function synthesise(file, size) {
  const store = await Store.open();
  const accounts = Math.round(size / 5);
  // Hashes of the row number are the same everywhere; a power of a uniform number makes the skew.
  const pick = (salt) =>
    `'a' || CAST(floor(${accounts} * power((hash(i * 4 + ${salt}) % 1000000007) / 1000000007.0, 3)) AS INTEGER)`;
  await store.run(`COPY (
    SELECT i AS block, CASE WHEN i % ${Math.floor(size / PATH)} = 7 THEN '${SOURCE}' ELSE ${pick(0)} END AS "from", ${pick(1)} AS "to",
      CAST(1 + hash(i * 4 + 2) % 1000000000000000000 AS VARCHAR) AS amount
    FROM range(${size}) AS t(i)) TO '${file}' (FORMAT parquet)`);
  await store.run(
    `COPY (SELECT block, "from", "to" FROM read_parquet('${file}') ORDER BY block) TO '${file}.csv' (FORMAT csv, HEADER false)`,
  );
  store.close();
}

async function measureOne(file, fanOut) {
  const times = {};
  const timed = async (name, work) => {
    const before = performance.now();
    const result = await work();
    times[name] = round((performance.now() - before) / 1000, 3);
    return result;
  };
  const store = await Store.open();
  const { table } = await timed('load', () => loadParquet(store, file, { swaps: new Set() }));
  const [source] = (await numbersOf(store, [SOURCE])).values();
  const [asset] = await assetsSent(store, [source]);
  const reached = await timed('hops', () =>
    reach(store, { sources: [source], asset, hops: HOPS, stops: [], fanOut }),
  );
  const used = await timed('fetch', () => movesOf(store, reached.followed));
  const question = {
    asset,
    sources: new Set([source]),
    followed: reached.followed,
    inflows: [],
    hop: reached.hop,
  };
  for (const method of METHODS) await timed(method, () => traceValue(used, { ...question, method }));
  store.close();
  return {
    transfers: table.transfers,
    reached: reached.hop.size,
    followed: reached.followed.size,
    touched: used.length,
    seconds: times,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** The same hops in networkx, edges in time order, where Python has it. */
function networkx(table) {
  const script = `
import sys, time, json
try:
    import networkx as nx, csv
except ImportError:
    print(json.dumps(None)); sys.exit()
g = nx.MultiDiGraph()
t = time.time()
for row in csv.reader(open(sys.argv[1])):
    g.add_edge(row[1], row[2], at=int(row[0]))
load = time.time() - t
t = time.time()
best = {'${SOURCE}': -1}; front = dict(best)
for hop in range(${HOPS}):
    new = {}
    for a, since in front.items():
        for _, b, at in g.out_edges(a, data='at'):
            if at > since and a != b and at < new.get(b, best.get(b, 1 << 60)): new[b] = at
    best.update(new); front = new
print(json.dumps({'load': round(load, 3), 'hops': round(time.time() - t, 3), 'reached': len(best), 'version': nx.__version__}))
`;
  const run = spawnSync('python3', ['-c', script, table], { encoding: 'utf8' });
  return run.status === 0 ? JSON.parse(run.stdout) : null;
}
