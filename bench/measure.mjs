import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const USAGE = fileURLToPath(new URL('usage.mjs', import.meta.url));

/** Runs a script in a process of its own: wall and processor seconds, and the most memory it held. */
export async function measure(args, scratch) {
  const usage = join(scratch, 'usage.json');
  const before = performance.now();
  await promisify(execFile)(process.execPath, ['--import', USAGE, ...args], {
    env: { ...process.env, BENCH_USAGE: usage },
    maxBuffer: 2 ** 24,
  });
  const seconds = (performance.now() - before) / 1000;
  const { cpu, peakMb } = JSON.parse(await readFile(usage, 'utf8'));
  return { seconds: round(seconds, 2), cpuSeconds: round(cpu, 2), peakMb: Math.round(peakMb) };
}

export function machine() {
  const [cpu] = cpus();
  return {
    cpu: cpu.model,
    cores: cpus().length,
    platform: process.platform,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
}

export function round(value, digits) {
  return Number(value.toFixed(digits));
}
