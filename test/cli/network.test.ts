import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { NetworkCountry } from '../../src/types.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';

const PACK = 'packs/dprk-asean';

test('Cambodia in the first half of 2020: reported closed, found at work', async () => {
  const { countries } = await tierlineJson<{ countries: NetworkCountry[] }>(
    'network',
    PACK,
    '--country',
    'KHM',
    '--half-year',
    '2020-H1',
  );
  const of = (id: string) => countries[0]?.networks.find((one) => one.id === id);
  expect(of('kim-chol-sok')).toMatchObject({
    activity: 'active',
    organ: { id: 'rgb' },
    organBasis: 'stated',
  });
  expect(of('khm-restaurants')?.activity).toBe('ended');
  expect(of('huione-pay')?.activity).toBe('unknown');
});

test('the table says that silence is no absence, and why', async () => {
  const { code, stdout } = await tierline('network', PACK, '--country', 'TLS');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Timor-Leste \(TLS\)\n {2}nothing on record \(not absence\)\n {2}enf-298: /);
});

test('an act is told by its kind, and a date as exactly as its row knows it', async () => {
  const { stdout } = await tierline('network', PACK, '--country', 'KHM');
  const line = (name: string) => stdout.split('\n').find((one) => one.startsWith(name));
  expect(line('Huione Pay')).toContain('USA 2025-05-01 (us 311 finding), USA 2025-10-14 (us 311 rule)');
  expect(line('H-Pay Service PLC')).toContain('USA 2026-Q2 (us 311 finding)');
  expect(line('Hotels, casinos')).toMatch(/ seen 2020-06 .* EU 2024-05-31 \(eu listing\)$/);
});

test('of eleven states all stand there, and each body rests on rows', async () => {
  const { countries } = await tierlineJson<{ countries: NetworkCountry[] }>('network', PACK);
  expect(countries).toHaveLength(11);
  expect(countries.filter(({ networks }) => networks.length === 0).map(({ partner }) => partner)).toEqual([
    'BRN',
    'TLS',
  ]);
  const early = await tierlineJson<{ countries: NetworkCountry[] }>('network', PACK, '--as-of', '2016-12-31');
  const bodies = (list: NetworkCountry[]) => list.flatMap(({ networks }) => networks);
  expect(bodies(early.countries).length).toBeLessThan(bodies(countries).length);
  expect(bodies(early.countries).map(({ id }) => id)).not.toContain('osong');
});

test('CSV has one row per body; lists are looked up by name', async () => {
  const folder = join(scratch(), 'lists');
  mkdirSync(folder, { recursive: true });
  const un = fileURLToPath(new URL('../readers/lists/fixtures/un.xml', import.meta.url));
  writeFileSync(
    join(folder, 'un_2024-01-01.xml'),
    readFileSync(un, 'utf8').replace('> RI <', '>KIM<').replace('>WON HO<', '>SOK CHOL<'),
  );
  const { stdout } = await tierline(
    'network',
    PACK,
    '--country',
    'MMR',
    '--lists',
    folder,
    '--part',
    '--csv',
  );
  const rows = parse(stdout, { columns: true }) as Record<string, string>[];
  const embassy = rows.find(({ id }) => id === 'embassy-yangon');
  expect(rows).toHaveLength(4);
  expect(embassy?.['listings']).toContain('un KPi.033 2016-11-30 entry');
});

test('a state that is not in the pack is a wrong argument', async () => {
  expect(await tierline('network', PACK, '--country', 'XZZ')).toMatchObject({ code: 1 });
});
