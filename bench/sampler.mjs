/**
 * What the sampler costs beyond the density, and what it yields: gradients and effective draws per second of processor
 * time, four chains one after another, beside rstan on the same densities where Rscript has it (its own account of
 * warm-up and sampling, compilation left out). Writes results/sampler.json.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diagnose, sample } from '../dist/index.js';
import { eightSchools, normal500 } from './densities.mjs';
import { machine, round } from './measure.mjs';

const DENSITIES = { normal500, eightSchools };

function measureSampler(name) {
  const { dimension, logDensityAndGradient } = DENSITIES[name]();
  sample(logDensityAndGradient, dimension, { seed: 2, chains: 1, warmup: 100, draws: 100 });
  const before = process.cpuUsage();
  const chains = sample(logDensityAndGradient, dimension, { seed: 1 });
  const seconds = secondsSince(before);
  const gradients = chains.reduce((sum, chain) => sum + chain.gradients, 0);
  const names = Array.from({ length: dimension }, (_, i) => `x${i + 1}`);
  const { essBulkMin, rhatMax, divergences } = diagnose(chains, names);
  const alone = secondsOfDensity(logDensityAndGradient, dimension, gradients);
  return {
    ...rates({ seconds, gradients, essBulkMin }),
    overheadMicroseconds: round(((seconds - alone) / gradients) * 1e6, 3),
    rhatMax: round(rhatMax, 4),
    divergences,
  };
}

/** The same number of evaluations with nothing around them. */
function secondsOfDensity(density, dimension, times) {
  const position = new Float64Array(dimension).fill(0.1);
  const gradient = new Float64Array(dimension);
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) density(position, gradient);
  return secondsSince(before);
}

function secondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function rates({ seconds, gradients, essBulkMin }) {
  return {
    cpuSeconds: round(seconds, 3),
    gradients,
    gradientsPerSecond: Math.round(gradients / seconds),
    essBulkMin: Math.round(essBulkMin),
    essPerSecond: Math.round(essBulkMin / seconds),
  };
}

function measureStan() {
  const script = fileURLToPath(new URL('sampler.R', import.meta.url));
  const out = execFileSync('Rscript', [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(out.trim().split('\n').at(-1));
}

function hasStan() {
  try {
    execFileSync('Rscript', ['-e', 'library(rstan); library(posterior)'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('no Rscript with rstan and posterior here: no comparison');
    return false;
  }
}

const results = { machine: machine(), chains: 4, warmup: 1000, draws: 1000 };
for (const name of Object.keys(DENSITIES)) results[name] = { tierline: measureSampler(name) };
const stan = hasStan() ? measureStan() : null;
if (stan) {
  results.rstan = stan.version;
  for (const name of Object.keys(DENSITIES)) {
    const of = results[name];
    of.rstan = rates(stan[name]);
    of.essPerSecondAgainstRstan = round(of.tierline.essPerSecond / of.rstan.essPerSecond, 2);
  }
}
console.log(JSON.stringify(results, null, 2));
writeFileSync(new URL('results/sampler.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
