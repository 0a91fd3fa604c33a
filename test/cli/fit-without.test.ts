import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WithoutFile } from '../../src/pack/fit-schema.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { EXAMPLE, examplePack, scratch, swap } from '../support/example.js';
import { SMALL_LISTS } from '../support/small-lists.js';

const pack = examplePack(SMALL_LISTS);
const FILE = join(pack, 'fit/without.json');
const stored = () => JSON.parse(readFileSync(FILE, 'utf8')) as WithoutFile;
const without = (...args: string[]) => tierline('fit', pack, '--draws', '600', '--without', ...args);
const affinity = (directory: string, code: string) => {
  // A difference of means is seen in a fit, too, that fails a limit of its diagnostics.
  const folder = existsSync(join(directory, 'summary.csv')) ? directory : join(directory, 'failed');
  const row = readFileSync(join(folder, 'summary.csv'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`affinity[${code}],`));
  return Number(row?.split(',')[1]);
};

beforeAll(async () => {
  expect((await tierline('fit', pack)).code).toBe(0);
}, 120_000);

test('a pack with lists is fitted: who stands in front stands higher', async () => {
  const fit = join(pack, 'fit');
  const plain = join(scratch(), 'fit');
  const other = examplePack({
    ...SMALL_LISTS,
    'latent/list_order.sql': (SMALL_LISTS['latent/list_order.sql'] as string)
      .replace("'XCC' THEN 1.0", "'XCC' THEN 3.0")
      .replace('ELSE 3.0', 'ELSE 1.0'),
    // Eleven lists in the order of the alphabet would be refused.
    'partners.csv': swap('Alfaland', 'Zululand'),
  });
  expect((await tierline('fit', other, '--out', plain)).code).toBe(0);
  const ahead = (directory: string) => affinity(directory, 'XCC') - affinity(directory, 'XAA');
  expect(ahead(fit)).toBeGreaterThan(ahead(plain) + 0.5);
}, 120_000);

describe('a fit without something', () => {
  test('is written beside the fit with its diagnostics, and again to the same bytes', async () => {
    const { code, stdout } = await without('list_order');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Without list_order: /);
    const { fit, runs } = stored();
    expect(fit).toBe(JSON.parse(readFileSync(join(pack, 'fit/fit.json'), 'utf8')).digest);
    expect(runs).toEqual([expect.objectContaining({ without: 'list_order', chains: 2, draws: 600 })]);
    const [run] = runs as [WithoutFile['runs'][number]];
    expect(run.partners.length > 0).toBe(run.diagnostics.failed.length === 0);
    const bytes = readFileSync(FILE, 'utf8');
    expect((await without('list_order')).code).toBe(0);
    expect(readFileSync(FILE, 'utf8')).toBe(bytes);
  }, 120_000);

  test('is kept beside others, in the order of their names', async () => {
    expect((await without('roll_calls')).code).toBe(0);
    expect(stored().runs.map((run) => run.without)).toEqual(['list_order', 'roll_calls']);
    const out = scratch();
    const { leftOutWhole, model } = await tierlineJson<{
      model: string;
      leftOutWhole: { runs: unknown[]; notRun: string[] };
    }>('tiers', pack, '--out', out);
    expect(leftOutWhole).toEqual(
      model === 'latent'
        ? { runs: stored().runs, notRun: ['visits', 'anchor:XAA', 'anchor:XCC'] }
        : { runs: [], notRun: [] },
    );
  }, 120_000);

  test('is refused where it was made beside another fit', async () => {
    const before = readFileSync(FILE, 'utf8');
    writeFileSync(FILE, JSON.stringify({ ...stored(), fit: '0'.repeat(64) }));
    const { code, stderr, stdout } = await tierline('check', pack);
    expect(code).not.toBe(0);
    expect(stderr + stdout).toMatch(/fit\/without\.json.*made beside another fit \(stale\)/);
    writeFileSync(FILE, before);
  });

  test('goes when the whole is fitted anew from other cells', async () => {
    const out = join(pack, 'fit');
    expect(existsSync(FILE)).toBe(true);
    expect((await tierline('fit', pack, '--out', out, '--draws', '700')).code).toBe(0);
    expect(existsSync(FILE)).toBe(false);
    // The shipped length is that of latent.yml, so this fit is of another length, and nothing is compared with it.
    const { code, stderr } = await without('roll_calls');
    expect(code).toBe(1);
    expect(stderr).toContain('(stale)');
  }, 120_000);
});

test('one that cannot be fitted is named, and the next is fitted all the same', async () => {
  const yml = (SMALL_LISTS['latent.yml'] as string).replace('high: [XAA]', 'high: [XAA, XBB]');
  const two = examplePack({ ...SMALL_LISTS, 'latent.yml': yml });
  expect((await tierline('fit', two)).stdout).toContain('the anchors of latent.yml contradict the axis');
  // No tier is told of this fit; to begin at, it is as good as another.
  cpSync(join(two, 'fit/failed'), join(two, 'fit'), { recursive: true });
  rmSync(join(two, 'fit/failed'), { recursive: true });
  const { code, stdout, stderr } = await tierline(
    ...['fit', two, '--draws', '50', '--without', 'anchor:XAA', 'list_order'],
  );
  expect(code).toBe(1);
  expect(stderr).toContain('without anchor:XAA there is no fit, and none was written');
  expect(stderr).toContain('no series of engagement has a cell of XAA');
  expect(stdout).toMatch(/^Without list_order: /);
  const { runs } = JSON.parse(readFileSync(join(two, 'fit/without.json'), 'utf8')) as WithoutFile;
  expect(runs.map((run) => run.without)).toEqual(['list_order']);
}, 120_000);

test('what the pack does not have is refused before anything is fitted', async () => {
  rmSync(FILE, { force: true });
  const { code, stderr } = await without('list_order', 'rolls');
  expect(code).toBe(1);
  expect(stderr).toContain('--without: the pack has no rolls');
  expect(existsSync(FILE)).toBe(false);
}, 60_000);

test('a pack without a fit, and another seed, are refused', async () => {
  expect((await tierline('fit', EXAMPLE, '--without', 'visits')).stderr).toContain(
    'has no fit to compare with',
  );
  const { code, stderr } = await without('roll_calls', '--seed', '3', '--out', scratch());
  expect(code).toBe(1);
  expect(stderr).toContain('--without compares with the fit of the pack');
}, 60_000);
