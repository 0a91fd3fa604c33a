// How fast the workbench answers 200 questions a second for a minute on loopback, and whether its memory stays flat: `npm run bench:server`.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { openServer } from '../scripts/open-workbench.mjs';
import { machine, round } from './measure.mjs';

const SECONDS = Number(process.argv[2] ?? 60);
const RATE = 200;
const CONNECTIONS = 10;
/** What a reader's browser asks for, the large table once in a while. */
const PATHS = [
  ...[
    '/',
    '/api/build',
    '/api/tiers',
    '/api/partners',
    '/api/partners/VNM',
    '/api/partners/LAO',
    '/api/claims',
  ],
  ...[
    '/api/gap',
    '/api/axes',
    '/api/trace/tier.VNM',
    '/api/networks',
    '/api/evidence?partner=KHM&ledger=visits',
  ],
];

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));
const { server, url } = await openServer(scratch);

try {
  await run(url, 5);
  const before = await memory(server.pid);
  const [load] = loadavg();
  const result = await run(url, SECONDS);
  await wait(2000);
  const results = {
    machine: machine(),
    loadAtStart: round(load, 1),
    rate: RATE,
    seconds: SECONDS,
    connections: CONNECTIONS,
    paths: PATHS,
    answered: result['2xx'],
    otherwise: result.non2xx + result.errors + result.timeouts,
    perSecond: round(result.requests.average, 1),
    latencyMs: {
      median: result.latency.p50,
      p90: result.latency.p90,
      p99: result.latency.p99,
      max: result.latency.max,
    },
    memoryMB: { before, after: await memory(server.pid) },
  };
  await mkdir(path('results'), { recursive: true });
  await writeFile(path('results/server.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log(JSON.stringify(results, null, 2));
} finally {
  server.kill();
  await rm(scratch, { recursive: true });
}

function run(url, duration) {
  const requests = PATHS.map((at) => ({ method: 'GET', path: at, headers: { 'accept-encoding': 'gzip' } }));
  return autocannon({
    url: url.replace(/\/$/, ''),
    connections: CONNECTIONS,
    overallRate: RATE,
    duration,
    requests,
  });
}

/** Memory that the process holds, in MB. */
async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
}
