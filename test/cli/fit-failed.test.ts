import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Standing } from '../../src/types.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { examplePack, scratch, swap } from '../support/example.js';
import { SMALL_LATENT } from '../support/small-latent.js';

const YAML = (SMALL_LATENT['latent.yml'] as string).replace('draws: 100', 'draws: 600');
const pack = examplePack({ ...SMALL_LATENT, 'latent.yml': YAML });

interface Tiers {
  readonly model: string;
  readonly modelReason: string | null;
  readonly refused: string | null;
  readonly notices: readonly string[];
  readonly partners: readonly Standing[];
}
const tiersOf = (of: string) => tierlineJson<Tiers>('tiers', of, '--out', scratch());
const filesOf = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(directory, name), 'latin1')]),
  );
/** A copy of the fitted pack with another latent.yml. */
function copied(yaml: string): string {
  const directory = join(scratch(), 'example');
  cpSync(pack, directory, { recursive: true });
  writeFileSync(join(directory, 'latent.yml'), yaml);
  return directory;
}
const untold = (partners: readonly Standing[]) =>
  partners.every(
    ({ tier, tierProbabilities, betweenTiers }) =>
      tier === null && Object.keys(tierProbabilities).length === 0 && betweenTiers.length === 0,
  );

beforeAll(async () => {
  const { code, stdout } = await tierline('fit', pack);
  expect(code).toBe(0);
  expect(stdout).not.toContain('Not fit');
}, 120_000);

describe('a fit that fails its diagnostics', () => {
  test('is written beside, and the last good one stays and is used', async () => {
    const before = filesOf(join(pack, 'fit'));
    const { code, stdout } = await tierline('fit', pack, '--draws', '100', '--out', join(pack, 'fit'));
    expect(code).toBe(0);
    expect(stdout).toContain('Not fit to publish tiers: ');
    expect(stdout).toContain(`The last fit in ${join(pack, 'fit')} is kept as it was`);
    expect(filesOf(join(pack, 'fit'))).toEqual(before);
    expect(Object.keys(filesOf(join(pack, 'fit/failed')))).toContain('fit.json');
    expect((await tierline('check', pack)).code).toBe(0);
    expect(await tiersOf(pack)).toMatchObject({ model: 'latent', refused: null });
  }, 120_000);

  test('of the record at hand publishes no tier by any method; the composite is its shadow', async () => {
    const other = copied(YAML.replace('draws: 600', 'draws: 100'));
    expect((await tiersOf(other)).refused).toContain('failed its diagnostics');
    const { model, refused, partners } = await tiersOf(other);
    expect(model).toBe('composite');
    expect(refused).toMatch(/failed its diagnostics: .*ESS.*; the last good fit is kept .*\(stale\)/);
    expect(untold(partners)).toBe(true);
    for (const { reason, shadow } of partners) {
      expect(reason).toBe(refused);
      expect(shadow?.place).toBeGreaterThan(0);
    }
    const { stdout } = await tierline('tiers', other, '--out', scratch());
    expect(stdout).toContain('No tier is published: the latent model was fitted to this record and failed');
    expect(stdout).toMatch(/^Alfaland +- +- /m);
  }, 120_000);

  test('goes when a later fit succeeds', async () => {
    const again = copied(YAML);
    expect(existsSync(join(again, 'fit/failed'))).toBe(true);
    expect((await tierline('fit', again)).code).toBe(0);
    expect(existsSync(join(again, 'fit/failed'))).toBe(false);
  }, 120_000);
});

describe('a fit whose tables were changed', () => {
  const changed = (name: string, change: (text: string) => string) => {
    const directory = copied(YAML);
    const file = join(directory, 'fit', name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return directory;
  };

  test('is an error of the pack, and tells no tier', async () => {
    const directory = changed('draws.csv', (text) => text.split('\n').slice(0, 300).join('\n'));
    for (const verb of ['check', 'tiers']) {
      const { code, stdout, stderr } = await tierline(verb, directory);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain('fit/draws.csv: not the table that was written with fit/fit.json');
    }
  }, 60_000);

  test('along with their hashes is another build', async () => {
    const directory = copied(YAML);
    const out = scratch();
    const digest = async () =>
      (await tierlineJson<{ digest: string }>('tiers', directory, '--out', out)).digest;
    const before = await digest();
    expect(await digest()).toBe(before);
    const draws = readFileSync(join(directory, 'fit/draws.csv'), 'utf8').split('\n').slice(0, 300).join('\n');
    writeFileSync(join(directory, 'fit/draws.csv'), draws);
    const run = JSON.parse(readFileSync(join(directory, 'fit/fit.json'), 'utf8'));
    run.hashes.draws = createHash('sha256').update(draws).digest('hex');
    writeFileSync(join(directory, 'fit/fit.json'), JSON.stringify(run));
    expect(await digest()).not.toBe(before);
  }, 60_000);

  test('in its numbers only is judged by them', async () => {
    const directory = changed('fit.json', (text) => text.replace('"divergences": 0', '"divergences": 900'));
    expect((await tiersOf(directory)).refused).toContain('900 divergent transitions');
  }, 60_000);

  test('in what draws it has tells no tier of a state without', async () => {
    const directory = changed('draws.csv', (text) => text.replace('engagement[XBB]', 'engagement[XZZ]'));
    const run = JSON.parse(readFileSync(join(directory, 'fit/fit.json'), 'utf8'));
    run.hashes.draws = createHash('sha256')
      .update(readFileSync(join(directory, 'fit/draws.csv')))
      .digest('hex');
    writeFileSync(join(directory, 'fit/fit.json'), JSON.stringify(run));
    expect((await tiersOf(directory)).refused).toContain('no draws of the engagement of XBB');
  }, 60_000);
});

test('a fit of another length, which no build would use, does not take the place of one that they do', async () => {
  const before = filesOf(join(pack, 'fit'));
  const { code, stderr } = await tierline('fit', pack, '--draws', '700');
  expect(code).toBe(1);
  expect(stderr).toContain('latent.yml says 600 draws, and builds use no fit of another length');
  expect(stderr).not.toContain('pilot');
  expect(filesOf(join(pack, 'fit'))).toEqual(before);
}, 60_000);

test('a fit that fails where there was none leaves none', async () => {
  const none = copied(YAML);
  rmSync(join(none, 'fit'), { recursive: true });
  const { stdout } = await tierline('fit', none, '--draws', '100', '--out', join(none, 'fit'));
  expect(stdout).toContain(`There is no fit in ${join(none, 'fit')}.`);
  expect(existsSync(join(none, 'fit/fit.json'))).toBe(false);
}, 120_000);

test('anchors that contradict the axis publish no tier', async () => {
  const { refused, partners } = await tiersOf(
    copied(YAML.replace('{ high: [XAA], low: [XCC] }', '{ high: [XCC], low: [XAA] }')),
  );
  expect(refused).toContain('the anchors of latent.yml contradict the axis');
  expect(untold(partners)).toBe(true);
}, 60_000);

test('a fit that mixes and whose anchors contradict the axis goes beside too', async () => {
  const directory = copied(YAML.replace('{ high: [XAA], low: [XCC] }', '{ high: [XCC], low: [XAA] }'));
  const before = filesOf(join(directory, 'fit'));
  const { stdout } = await tierline('fit', directory, '--seed', '6', '--out', join(directory, 'fit'));
  expect(stdout).toContain('Not fit to publish tiers: the anchors of latent.yml contradict the axis');
  expect(filesOf(join(directory, 'fit'))).toEqual(before);
  const failed = JSON.parse(readFileSync(join(directory, 'fit/failed/fit.json'), 'utf8'));
  expect(failed.diagnostics.failed).toEqual([expect.stringContaining('the anchors of latent.yml')]);
}, 120_000);

test('where no fit was made or it is of another record the composite speaks under its own name', async () => {
  const never = copied(YAML);
  rmSync(join(never, 'fit'), { recursive: true });
  for (const one of [never, copied(YAML.replace('draws: 600', 'draws: 700'))]) {
    const { model, modelReason, refused, partners } = await tiersOf(one);
    expect([model, refused]).toEqual(['composite', null]);
    expect(modelReason).toContain(
      one === never ? 'was not fitted yet' : 'another record, seed, date or length (stale)',
    );
    expect(partners.some(({ tierProbabilities }) => Object.keys(tierProbabilities).length > 0)).toBe(true);
  }
}, 60_000);

describe('nothing to compare', () => {
  const alone = { 'partners.csv': (text: string) => text.replaceAll(/^(X[BCD].*),yes$/gm, '$1,no') };

  test('one reported partner has no tier, with the reason', async () => {
    const { refused, partners } = await tiersOf(examplePack(alone));
    expect(refused).toContain('at least two reported partners, and of the 1 here 0 can be compared');
    expect(partners).toHaveLength(1);
    expect(untold(partners)).toBe(true);
  }, 60_000);

  test('a fit of one reported partner is refused before anything is drawn', async () => {
    const { code, stderr } = await tierline('fit', examplePack({ ...SMALL_LATENT, ...alone }));
    expect(code).toBe(1);
    expect(stderr).toContain('tiers compare at least two reported partners');
    expect(stderr).not.toContain('pilot');
  }, 60_000);

  test.each([
    ['no cell of engagement at all', 'WHERE false GROUP BY ALL', 'XAA, XBB, XCC, XDD'],
    ['one partner without', "WHERE p.partner <> 'XBB' GROUP BY ALL", 'XBB'],
  ])(
    '%s is refused before anything is drawn',
    async (_, where, who) => {
      const visits = swap('GROUP BY ALL', where)(SMALL_LATENT['latent/visits.sql'] as string);
      const { code, stderr } = await tierline(
        'fit',
        examplePack({ ...SMALL_LATENT, 'latent/visits.sql': visits }),
      );
      expect(code).toBe(1);
      expect(stderr).toContain(`no series of engagement has a cell of ${who}, so`);
      expect(stderr).not.toContain('pilot');
    },
    60_000,
  );
});

test('an item that is constant is named by the fit and beside the tiers', async () => {
  const flat = examplePack({
    ...SMALL_LATENT,
    'latent.yml': YAML.replace('draws: 600', 'draws: 1500'),
    'latent/visits.sql': swap(
      'count(v.id)::DOUBLE AS value',
      '3.0::DOUBLE AS value',
    )(SMALL_LATENT['latent/visits.sql'] as string),
  });
  const { code, stderr } = await tierline('fit', flat);
  expect(code).toBe(0);
  expect(stderr).toContain('visits is the same in all');
  const { model, notices } = await tiersOf(flat);
  expect(model).toBe('latent');
  expect(notices.join()).toContain('visits is the same in all');
}, 120_000);
