import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leastSquares } from '../dist/stats/index.js';
import { machine, measure, round } from './measure.mjs';
import { writeSyntheticPack } from './synthetic.mjs';

const SIZES = [1_000, 10_000, 30_000, 100_000];
const RUNS = 3;
const LIMITS = { start: { seconds: 5, peakMb: 600 }, largest: { seconds: 20 } };

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const MAIN = path('../dist/cli/main.js');
const RESULTS = path('results/build.json');
const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));

try {
  const start = await buildOf(path('../packs/dprk-asean'), ['--summary']);
  const sizes = [];
  for (const facts of SIZES) {
    const pack = join(scratch, `pack-${facts}`);
    await writeSyntheticPack(pack, facts);
    const build = await buildOf(pack);
    const baseline = await fastest(() => [path('baseline.mjs'), pack]);
    sizes.push({ facts, ...build, factsPerSecond: Math.round(facts / build.seconds), baseline });
    await rm(pack, { recursive: true });
  }
  const results = { machine: machine(), runs: RUNS, limits: LIMITS, start, sizes, growth: growthOf(sizes) };
  await mkdir(path('results'), { recursive: true });
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  print(results);
} finally {
  await rm(scratch, { recursive: true });
}

/** A build into an output folder that is not there yet. */
function buildOf(pack, more = []) {
  return fastest((run) => [MAIN, 'build', pack, ...more, '--out', join(scratch, `out-${run}`)]);
}

/** The fastest of several runs, each in a process of its own: whatever else a machine does only adds time. */
async function fastest(argumentsOf) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    runs.push(await measure(argumentsOf(run), scratch));
    await rm(join(scratch, `out-${run}`), { recursive: true, force: true });
  }
  return runs.sort((a, b) => a.seconds - b.seconds)[0];
}

/**
 * Slope of the log of processor time on log facts: 1 is linear, 2 quadratic. A build has a part that does not depend on the facts
 * and makes the slope over all sizes look flatter than it is, so the slope beyond the smallest size is what counts.
 */
function growthOf(sizes) {
  const [smallest, ...larger] = sizes;
  const beyond = larger.map(({ facts, cpuSeconds }) => ({
    facts: facts - smallest.facts,
    cpuSeconds: cpuSeconds - smallest.cpuSeconds,
  }));
  return { whole: slope(sizes), beyondSmallest: slope(beyond) };
}

function slope(points) {
  const fit = leastSquares(
    points.map(({ facts }) => [1, Math.log(facts)]),
    points.map(({ cpuSeconds }) => Math.log(cpuSeconds)),
  );
  return round(fit.coefficients[1], 2);
}

function print({ machine, start, sizes, growth }) {
  const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; fastest of ${RUNS} runs\n`);
  row('facts', 'wall s', 'processor s', 'peak MB', 'facts/s', 'baseline s', 'baseline MB');
  for (const { facts, seconds, cpuSeconds, peakMb, factsPerSecond, baseline } of sizes)
    row(facts, seconds, cpuSeconds, peakMb, factsPerSecond, baseline.seconds, baseline.peakMb);
  row('npm start', start.seconds, start.cpuSeconds, start.peakMb);
  console.log(
    `\nGrowth exponent (1 = linear): ${growth.beyondSmallest} beyond the smallest size, ${growth.whole} with it.`,
  );
  console.log('Baseline: DuckDB reads the same ledgers and counts facts by partner and kind.');
  for (const [what, { seconds, peakMb }, limit] of [
    ['npm start', start, LIMITS.start],
    [`${SIZES.at(-1)} facts`, sizes.at(-1), LIMITS.largest],
  ])
    if (seconds > limit.seconds || peakMb > (limit.peakMb ?? Infinity))
      console.log(`OVER THE LIMIT: ${what}`);
}
