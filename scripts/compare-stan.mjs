/**
 * The latent model in rstan and here, on one invented record: first whether the log densities agree up to a constant, then
 * means, deviations and effective draws per second of both, measured in one run. Needs Rscript with rstan and posterior.
 * Writes bench/results/compare-stan.json, which a test reads.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, round } from '../bench/measure.mjs';
import { fitLatent } from '../dist/model/latent/fit.js';
import { stanData } from '../dist/model/latent/stan-data.js';
import { comparisonData } from '../dist/model/latent/synthetic.js';
import { densitiesAgree } from './stan-densities.mjs';

const OPTIONS = { chains: 4, warmup: 300, draws: 400, cores: 2 };
const STAN = fileURLToPath(new URL('../docs/latent.stan', import.meta.url));
const R = fileURLToPath(new URL('compare-stan.R', import.meta.url));
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'tierline-stan-'));

const write = (name, value) => writeFileSync(join(folder, name), asR(value));
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const rscript = (step) =>
  execFileSync('Rscript', [R, step, STAN, folder], { stdio: ['ignore', 'inherit', 'inherit'] });

const data = comparisonData();
const stan = stanData(data);
write('data.R', stan);
write('options.R', OPTIONS);
console.log(`data and draws in ${folder}`);

const agreement = densitiesAgree(data, stan, (positions) => {
  write('positions.R', positions);
  rscript('densities');
  return read('densities.json');
});
console.log('log densities:', agreement);
if (!(agreement.spread < 1e-6 && agreement.gradient < 1e-5))
  throw new Error('the two log densities differ: see above');

const ours = await drawOurs();
rscript('draws');
const summary = read('summary.json');
const results = compare(summary, ours);
console.log(JSON.stringify(results, null, 2));
writeFileSync(
  new URL('../bench/results/compare-stan.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
);

async function drawOurs() {
  const before = process.cpuUsage();
  const start = performance.now();
  const fit = await fitLatent(
    data,
    { states: data.states.map((_, i) => i), from: 0, seed: 1 },
    { seed: 1, chains: OPTIONS.chains, warmup: OPTIONS.warmup, draws: OPTIONS.draws, threads: OPTIONS.cores },
  );
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1000;
  writeFileSync(
    join(folder, 'ours.bin'),
    Buffer.concat(fit.chains.map(({ draws }) => Buffer.from(draws.buffer))),
  );
  write('ours.R', { chains: OPTIONS.chains, draws: OPTIONS.draws, names: fit.names });
  return { cpu: (user + system) / 1e6, wall, divergences: fit.diagnostics.divergences };
}

function compare({ version, posterior, cpu, wall, divergences, names, stan, ours }, used) {
  const worst = (of) => {
    const z = names.map(
      (_, i) =>
        Math.abs(stan[of][i] - ours[of][i]) / Math.hypot(stan[`mcse_${of}`][i], ours[`mcse_${of}`][i]),
    );
    const at = z.indexOf(Math.max(...z));
    return { quantity: names[at], z: round(z[at], 3) };
  };
  const speed = (summary, { cpu, wall, divergences }) => {
    const [essBulkMin, essTailMin] = [Math.min(...summary.ess_bulk), Math.min(...summary.ess_tail)];
    return {
      cpuSeconds: round(cpu, 1),
      wallSeconds: round(wall, 1),
      essBulkMin: Math.round(essBulkMin),
      essTailMin: Math.round(essTailMin),
      essPerCpuSecond: round(essBulkMin / cpu, 2),
      essPerWallSecond: round(essBulkMin / wall, 2),
      rhatMax: round(Math.max(...summary.rhat), 4),
      divergences,
    };
  };
  const [tierline, rstan] = [speed(ours, used), speed(stan, { cpu, wall, divergences })];
  return {
    machine: machine(),
    versions: { rstan: version, posterior },
    digest: digest(JSON.stringify(stanData(data))),
    model: digest(readFileSync(STAN)),
    options: OPTIONS,
    quantities: names.length,
    density: agreement,
    worst: { mean: worst('mean'), sd: worst('sd') },
    tierline,
    rstan,
    essPerCpuSecondAgainstRstan: round(tierline.essPerCpuSecond / rstan.essPerCpuSecond, 2),
  };
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** An expression of R. */
function asR(value) {
  if (Array.isArray(value))
    return `${value.every(Array.isArray) && value.length > 0 ? 'list' : 'c'}(${value.map(asR).join(',\n')})`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `list(${Object.entries(value)
    .map(([key, part]) => `${key} = ${asR(part)}`)
    .join(',\n')})`;
}
