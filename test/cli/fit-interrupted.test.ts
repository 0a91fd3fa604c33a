import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { Store } from '../../src/store/store.js';
import { MAIN, tierline } from '../support/cli.js';
import { examplePack, scratch, swap } from '../support/example.js';
import { SMALL_LATENT } from '../support/small-latent.js';

const DRAWS = ['--draws', '600'];
const pack = examplePack(SMALL_LATENT);
const fit = (out: string, ...more: string[]) => tierline('fit', pack, '--out', out, ...DRAWS, ...more);
const bytesOf = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((name) => [name, readFileSync(join(directory, name), 'latin1')]),
  );

/** Starts a fit and ends it by a signal as soon as a file is there; it must not have ended before. */
async function interrupt(out: string, file: string, signal: 'SIGINT' | 'SIGKILL') {
  const child: ChildProcess = spawn(process.execPath, [MAIN, 'fit', pack, '--out', out, ...DRAWS]);
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  while (!existsSync(join(out, file)) && child.exitCode === null) await pause(2);
  child.kill(signal);
  const [code, by] = await ended;
  return { code, by, stderr };
}

let whole: Record<string, string>;
let lines: string;
beforeAll(async () => {
  const out = join(scratch(), 'whole');
  const { code, stderr } = await fit(out);
  expect(code).toBe(0);
  lines = stderr;
  whole = bytesOf(out);
}, 120_000);

test('a finished fit leaves its files and no checkpoint', () => {
  expect(Object.keys(whole)).toEqual(['draws.csv', 'fit.json', 'left-out.csv', 'summary.csv']);
});

test('progress in a pipe is plain lines', () => {
  for (const stage of ['pilot 1', 'pilot 2', 'chains'])
    expect(lines).toMatch(new RegExp(`^tierline: ${stage}: \\d+ % of [12]`, 'm'));
  expect(lines).not.toContain('\r');
});

describe('a fit that was killed', () => {
  test.each(['.pilot-1-1.checkpoint', '.pilot-2-1.checkpoint', '.chains-1.checkpoint'])(
    'after %s goes on from there to the same bytes',
    async (file) => {
      const out = join(scratch(), 'fit');
      expect(await interrupt(out, file, 'SIGKILL')).toMatchObject({ by: 'SIGKILL' });
      expect(existsSync(join(out, 'fit.json'))).toBe(false);
      const { code, stderr } = await fit(out);
      expect(code).toBe(0);
      const stage = file.slice(1, file.lastIndexOf('-')).replace('-', ' ');
      expect(stderr).toMatch(new RegExp(`${stage}, chain 1 goes on after [1-9]\\d* iterations`));
      expect(bytesOf(out)).toEqual(whole);
    },
    120_000,
  );

  test('names checkpoints that are truncated, corrupt or of another fit, and uses none of them', async () => {
    const out = join(scratch(), 'fit');
    await interrupt(out, '.chains-1.checkpoint', 'SIGKILL');
    truncateSync(join(out, '.pilot-1-1.checkpoint'), 200);
    const second = readFileSync(join(out, '.pilot-2-1.checkpoint'));
    second.writeUInt8(second.readUInt8(300) ^ 1, 300);
    writeFileSync(join(out, '.pilot-2-1.checkpoint'), second);
    const { stderr } = await fit(out);
    expect(stderr).toMatch(/\.pilot-1-1\.checkpoint is not used: it is truncated or corrupt/);
    expect(stderr).toMatch(/\.pilot-2-1\.checkpoint is not used: it is truncated or corrupt/);
    expect(bytesOf(out)).toEqual(whole);
    const other = join(scratch(), 'fit');
    await interrupt(other, '.pilot-2-1.checkpoint', 'SIGKILL');
    const again = await fit(other, '--seed', '6');
    expect(again.stderr).toMatch(
      /\.pilot-1-1\.checkpoint is not used: it is of another record, seed or length/,
    );
    expect(bytesOf(other)).not.toEqual(whole);
  }, 120_000);

  test('begins anew with --restart', async () => {
    const out = join(scratch(), 'fit');
    await interrupt(out, '.pilot-2-1.checkpoint', 'SIGKILL');
    truncateSync(join(out, '.pilot-1-1.checkpoint'), 200);
    const { code, stderr } = await fit(out, '--restart');
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/goes on|not used/);
    expect(bytesOf(out)).toEqual(whole);
  }, 120_000);
});

test('a fit that is interrupted keeps the last one and says what remains', async () => {
  const out = join(scratch(), 'fit');
  await fit(out, '--seed', '6');
  const before = bytesOf(out);
  const { code, stderr } = await interrupt(out, '.pilot-2-1.checkpoint', 'SIGINT');
  expect(code).toBe(130);
  expect(stderr).toContain(`The last fit in ${out} is kept as it was`);
  expect(stderr).toMatch(/checkpoints? remain; the same command goes on/);
  expect(bytesOf(out)).toMatchObject(before);
}, 120_000);

test('a fit that fails names stage and chain, and keeps the last one', async () => {
  const huge = examplePack({
    ...SMALL_LATENT,
    'latent/visits.sql': swap(
      '1.0::DOUBLE AS size',
      '5e-324::DOUBLE AS size',
    )(SMALL_LATENT['latent/visits.sql'] as string),
  });
  const out = join(scratch(), 'fit');
  await fit(out);
  const { code, stderr } = await tierline('fit', huge, '--out', out);
  expect(code).toBe(1);
  expect(stderr).toMatch(/the fit failed: pilot 1, chain 1: /);
  expect(bytesOf(out)).toMatchObject(whole);
}, 120_000);

test('all draws as Parquet have the values of draws.csv, and the same bytes each time', async () => {
  const out = scratch();
  const [first, second] = [join(out, 'a.parquet'), join(out, 'b.parquet')];
  for (const file of [first, second]) expect((await fit(join(out, 'fit'), '--parquet', file)).code).toBe(0);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  const store = await Store.open();
  const rows = await store.query(`FROM '${first}' ORDER BY ".draw"`);
  store.close();
  expect(rows.map((row) => row['.draw'])).toEqual(Array.from({ length: 1200 }, (_, i) => i + 1));
  const [header = [], ...shipped] = readFileSync(join(out, 'fit', 'draws.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(shipped.length).toBeGreaterThan(100);
  expect(Object.keys(rows[0] ?? {}).slice(0, 3)).toEqual(header.slice(0, 3));
  const at = header.indexOf('.draw');
  for (const cells of shipped) {
    const row = rows[Number(cells[at]) - 1];
    expect(header.map((name) => row?.[name])).toEqual(cells.map(Number));
  }
}, 120_000);
