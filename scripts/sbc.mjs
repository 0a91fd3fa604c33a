/**
 * Simulation-based calibration of the latent model, and coverage of its intervals, from one set of replicates:
 *   npm run sbc -- [replicates] [folder] [horseshoe | wide]
 * Replicates are kept in the folder as they finish, so that a run can be gone on with; 0 replicates judges those that are there. Writes bench/results/sbc.json,
 * sbc-horseshoe.json where the steps are those of a horseshoe, or sbc-wide.json of all that a record may have.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { machine, round } from '../bench/measure.mjs';
import {
  CALIBRATION_SHAPE,
  fingerprint,
  HORSESHOE_SHAPE,
  latentProblem,
  WIDE_SHAPE,
} from '../dist/model/latent/calibration.js';
import { judge } from '../dist/model/sbc/calibrate.js';
import { coverage } from '../dist/model/sbc/coverage.js';
import { runReplicate } from '../dist/model/sbc/replicate.js';

/** Nineteen ranked draws of at least 38 effective ones; intervals of 50, 80 and 90 % then end between ranks. */
const OPTIONS = { seed: 20, ranked: 19, warmup: 250, draws: 300, targetAcceptance: 0.9, level: 0.95 };
const THREADS = 2;
const SHAPES = { small: CALIBRATION_SHAPE, horseshoe: HORSESHOE_SHAPE, wide: WIDE_SHAPE };
const KIND = process.argv[4] ?? 'small';
const SHAPE = SHAPES[KIND];
if (!SHAPE) throw new Error(`"${KIND}" is none of ${Object.keys(SHAPES).join(', ')}`);

if (isMainThread) await main();
else work();

function work() {
  const problem = latentProblem(workerData.shape);
  for (const replicate of workerData.replicates)
    parentPort.postMessage({ replicate, ...runReplicate(problem, replicate, OPTIONS) });
}

async function main() {
  const wanted = Number(process.argv[2] ?? 200);
  const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'tierline-sbc-'));
  mkdirSync(folder, { recursive: true });
  const key = createHash('sha256')
    .update(JSON.stringify([OPTIONS, SHAPE, 'true scalars']))
    .digest('hex');
  const file = join(folder, `${key.slice(0, 12)}.jsonl`);
  const done = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse) : [];
  const known = new Set(done.map(({ replicate }) => replicate));
  const todo = Array.from({ length: wanted }, (_, i) => i).filter((i) => !known.has(i));
  console.log(`replicates kept in ${file}: ${known.size} there, ${todo.length} to run`);
  await Promise.all(
    Array.from({ length: THREADS }, (_, thread) =>
      inThread(
        todo.filter((_, i) => i % THREADS === thread),
        (result) => {
          appendFileSync(file, `${JSON.stringify(result)}\n`);
          done.push(result);
          console.log(`replicate ${result.replicate}: ${done.length} of ${wanted}`);
        },
      ),
    ),
  );
  const results = done
    .filter(({ replicate }) => wanted === 0 || replicate < wanted)
    .sort((a, b) => a.replicate - b.replicate);
  const report = {
    machine: machine(),
    shape: SHAPE,
    options: OPTIONS,
    model: fingerprint(latentProblem(SHAPE)),
    ran: results.map(({ replicate }) => replicate),
    ...summary(results),
    independent: verdict(results.filter(({ independent }) => independent)),
  };
  console.log(JSON.stringify({ ...report, quantities: undefined }, null, 2));
  for (const { name, pValue, inside } of report.quantities)
    if (!inside) console.log(`outside the band: ${name}, p = ${pValue}`);
  writeFileSync(
    fileURLToPath(new URL(`../bench/results/sbc${KIND === 'small' ? '' : `-${KIND}`}.json`, import.meta.url)),
    `${JSON.stringify(report, null, 2)}\n`,
  );
}

function inThread(replicates, onResult) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { replicates, shape: SHAPE } });
    worker.on('message', onResult);
    worker.on('error', reject);
    worker.on('exit', resolve);
  });
}

function summary(results) {
  const { quantities, low, high, ...rest } = judged(results);
  return {
    ...rest,
    ...verdict(results),
    low: [...low],
    high: [...high],
    quantities: quantities.map(({ name, pValue, inside, ranks }) => ({
      name,
      pValue,
      inside,
      counts: Array.from(
        { length: OPTIONS.ranked + 1 },
        (_, rank) => ranks.filter((one) => one === rank).length,
      ),
    })),
  };
}

/**
 * Bands and coverage. Whether draws are independent enough depends on the data and the chain, not on the truth given the data, so ranks stay
 * uniform among such replicates alone: what they do better is the sampler's part in an error.
 */
function verdict(results) {
  const { quantities, outside } = judged(results);
  return {
    replicates: results.length,
    expectedOutside: round((1 - OPTIONS.level) * quantities.length, 1),
    outside,
    coverage: coverage(quantities, OPTIONS.ranked, [0.5, 0.8, 0.9]),
  };
}

function judged(results) {
  return judge(latentProblem(SHAPE).quantities, results, OPTIONS);
}
