// How fast value is followed, and in how much memory: `npm run bench:chain [largest number of transfers]`.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METHODS } from '../dist/chain/holdings/holding.js';
import { loadParquet } from '../dist/chain/load-parquet.js';
import { MoveIndex } from '../dist/chain/move-index.js';
import { assetsSent, numbersOf } from '../dist/chain/move-table.js';
import { differenceOf, total, tracing } from '../dist/chain/trace-value.js';
import { Store } from '../dist/store/store.js';
import { machine, round } from './measure.mjs';

const RESULTS = fileURLToPath(new URL('results/chain.json', import.meta.url));
const OTHERS = fileURLToPath(new URL('chain.py', import.meta.url));
const SIZES = [100_000, 1_000_000, 10_000_000];
const HOPS = 8;
const FAN_OUT = 1000;
const SOURCE = 'thief';
/** Transfers of the source, whatever the size of the table. */
const SENT = 20;
/** Transfers of the part that a bounded trace stays in. */
const PART = 100_000;
/** Graphs of Python objects of more transfers than this take more memory than most machines have. */
const MOST_FOR_OTHERS = 1_000_000;

/**
 * Flooded: one network, of which eight hops touch nearly all. Bounded: a network of the same number of transfers in tables of all sizes, the
 * rest of which it has nothing to do with; what such a trace costs must not grow with the table.
 */
const KINDS = { flooded: flooded, bounded: bounded };

/** One size in a process of its own, so that its memory is its own. */
if (process.argv[2] === '--one') process.stdout.write(JSON.stringify(await measureOne(process.argv[3])));
else {
  const most = Number(process.argv[2] ?? SIZES.at(-1));
  const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));
  const results = [];
  try {
    for (const kind of Object.keys(KINDS))
      for (const stored of SIZES.filter((size) => size <= most)) {
        const file = join(scratch, `${kind}-${stored}.parquet`);
        await synthesise(file, KINDS[kind](stored), stored);
        const load = round(loadavg()[0], 2);
        const result = {
          kind,
          stored,
          loadBefore: load,
          ...measureApart(file),
          loadAfter: round(loadavg()[0], 2),
        };
        if (kind === 'flooded' && stored <= MOST_FOR_OTHERS)
          for (const library of ['networkx', 'igraph'])
            result[library] = other(library, `${file}.csv`, result);
        results.push(result);
        console.log(JSON.stringify(result));
        await rm(file);
        await rm(`${file}.csv`);
      }
    const about = { machine: machine(), hops: HOPS, fanOut: FAN_OUT };
    await writeFile(RESULTS, `${JSON.stringify({ ...about, results }, null, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** SQL for the sender and the receiver of transfer `i` of `range(stored)`. */
function flooded(stored) {
  return {
    from: fromSource(skewed('a', stored / 5, 'i', 0), 'i', stored),
    to: skewed('a', stored / 5, 'i', 1),
    at: 'i',
  };
}

function bounded(stored) {
  const every = stored / PART;
  // The part's transfers and their order are the same in every table: transfer `i` of it is at `every * i`.
  const inPart = `i % ${every} = 0`;
  const [at, accounts] = [`(i // ${every})`, PART / 5];
  const rest = (salt) => skewed('b', Math.max(1, (stored - PART) / 5), 'i', salt);
  const part = (salt) => skewed('a', accounts, at, salt);
  return {
    from: `CASE WHEN ${inPart} THEN ${fromSource(part(0), at, PART)} ELSE ${rest(0)} END`,
    to: `CASE WHEN ${inPart} THEN ${part(1)} ELSE ${rest(1)} END`,
    at: `CASE WHEN ${inPart} THEN ${at} ELSE i END`,
  };
}

function fromSource(otherwise, at, transfers) {
  return `CASE WHEN ${at} % ${Math.floor(transfers / SENT)} = 7 THEN '${SOURCE}' ELSE ${otherwise} END`;
}

/** Few accounts have most transfers, as on a chain: hashes of a number are the same everywhere, the power of a uniform number makes the skew. */
function skewed(letter, accounts, at, salt) {
  return `'${letter}' || CAST(floor(${Math.round(accounts)} * power((hash(${at} * 4 + ${salt}) % 1000000007) / 1000000007.0, 3)) AS INTEGER)`;
}

async function synthesise(file, { from, to, at }, stored) {
  const store = await Store.open();
  // Up to one ether each, in wei.
  await store.run(`COPY (
    SELECT i AS block, ${from} AS "from", ${to} AS "to", CAST(1 + hash(${at} * 4 + 2) % 1000000000000000000 AS VARCHAR) AS amount
    FROM range(${stored}) AS t(i)) TO '${file}' (FORMAT parquet)`);
  await store.run(
    `COPY (SELECT "from", "to", amount FROM read_parquet('${file}') ORDER BY block) TO '${file}.csv' (FORMAT csv, HEADER false)`,
  );
  store.close();
}

function measureApart(file) {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

async function measureOne(file) {
  const seconds = {};
  const processor = {};
  const megabytes = {};
  const timed = async (name, work) => {
    const [before, used] = [performance.now(), process.cpuUsage()];
    const result = await work();
    seconds[name] = round((performance.now() - before) / 1000, 3);
    const { user, system } = process.cpuUsage(used);
    processor[name] = round((user + system) / 1e6, 3);
    megabytes[name] = Math.round(process.memoryUsage.rss() / 2 ** 20);
    return result;
  };
  const store = await Store.open();
  const { table } = await timed('load', () => loadParquet(store, file, {}));
  const index = await timed('index', () => MoveIndex.read(store));
  const sources = [...(await numbersOf(store, [SOURCE])).values()];
  const [asset] = await assetsSent(store, sources);
  const { hop, followed } = await timed('hops', () =>
    index.reach({ sources, asset, hops: HOPS, stops: [], fanOut: FAN_OUT }),
  );
  const used = await timed('touch', () => index.movesOf(followed));
  const trace = await timed('steps', () =>
    tracing(used, { asset, sources: new Set(sources), followed, inflows: [], hop }),
  );
  const arrived = {};
  for (const method of METHODS) {
    const { assets } = await timed(method, () => trace(method, method === 'haircut'));
    const flow = assets.get(asset);
    await timed(`${method}Sums`, () => flow.held.size + flow.arrived.size);
    if (differenceOf(flow) !== 0n) throw new Error(`${method} does not account for all value`);
    arrived[method] = total(flow.arrived.values()).toString();
  }
  store.close();
  /** All that is done for one question by one method, once the table is in memory. */
  const question = (spent, method) => round(spent.hops + spent.touch + spent.steps + spent[method], 3);
  return {
    transfers: table.transfers,
    reached: hop.size,
    followed: followed.size,
    touched: used.length,
    arrived,
    seconds,
    processorSeconds: processor,
    question: {
      haircut: { seconds: question(seconds, 'haircut'), processorSeconds: question(processor, 'haircut') },
      fifo: { seconds: question(seconds, 'fifo'), processorSeconds: question(processor, 'fifo') },
    },
    megabytes,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** The same trace by a library of graphs, where Python has it; it must come to the same. */
function other(library, table, ours) {
  for (const python of ['python3', '/usr/bin/python3']) {
    const run = spawnSync(python, [OTHERS, library, table, SOURCE, HOPS, FAN_OUT], { encoding: 'utf8' });
    const told = run.status === 0 ? JSON.parse(run.stdout) : null;
    if (told === null) continue;
    for (const [what, mine] of Object.entries({ ...ours, arrived: ours.arrived.haircut }))
      if (['reached', 'followed', 'touched', 'arrived'].includes(what) && mine !== told[what])
        throw new Error(`${library} comes to ${told[what]} ${what}, we to ${mine}`);
    return told;
  }
  return null;
}
