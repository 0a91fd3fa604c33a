import { describe, expect, test } from 'vitest';
import { listNetworks, type Network, type Pack, readPack, UsageError, withdraw } from '../../src/index.js';
import { activityIn, halfYear, halfYearOf } from '../../src/networks/activity.js';
import { namesDate, namesOrgan } from '../../src/networks/support.js';
import type { Evidence, Listing } from '../../src/types.js';
import { examplePack, swap } from '../support/example.js';
import { networksTable, ORGANS } from '../support/networks.js';

const GRILL = { id: 'grill', name: 'Bravo Grill', kind: 'restaurant', partner: 'XBB', evidence: 'f-b-2019' };
const example = (networks: string): Promise<Pack> =>
  readPack(
    examplePack({
      'networks.csv': networks,
      'organs.csv': ORGANS,
      'ledger/findings.csv': swap('direct,,Alfabank', 'direct,Bureau 9,Alfabank'),
    }),
  );
const STATED = networksTable({ organ: 'bureau', organ_basis: 'stated', from: '2018' }, GRILL);

const body = (from: string, until: string) => ({ from, until }) as Network;
const seen = (firstDay: string, lastDay: string) => ({ firstDay, lastDay }) as Evidence;

describe('activity in a half-year', () => {
  const half = halfYear('2020-H1') as { first: string; last: string };

  test('half-years and days', () => {
    expect(half).toEqual({ first: '2020-01-01', last: '2020-06-30' });
    expect([halfYear('2020'), halfYear('2020-H3')]).toEqual([undefined, undefined]);
    expect(['2020-06-30', '2020-07-01'].map(halfYearOf)).toEqual(['2020-H1', '2020-H2']);
  });

  test.each<[string, Network, Evidence[], string]>([
    ['a finding of some of the time', body('', ''), [seen('2020-06-01', '2020-06-30')], 'active'],
    ['a finding that spans it', body('', ''), [seen('2018-01-01', '2021-12-31')], 'active'],
    ['within a stated life', body('2012', '2020'), [], 'active'],
    ['an open end, seen before', body('2012', ''), [seen('2019-01-01', '2019-12-31')], 'unknown'],
    ['an open beginning, ended later', body('', '2021'), [], 'unknown'],
    [
      'seen before and after',
      body('', ''),
      [seen('2019-12-31', '2019-12-31'), seen('2020-07-01', '2020-07-01')],
      'unknown',
    ],
    ['ended the day before', body('2012', '2019-12-31'), [], 'ended'],
    ['ended in a year, the time lies after it', body('', '2019'), [], 'ended'],
    ['ended within the time', body('2012', '2020-03'), [], 'active'],
    ['begun after it', body('2020-07', ''), [], 'not begun'],
    ['nothing known', body('', ''), [], 'unknown'],
  ])('%s', (_, network, sightings, activity) => {
    expect(activityIn(network, sightings, half)).toBe(activity);
  });
});

test('a row names a date as its own, its end or in words; an organ by any of its names, whatever the case', () => {
  const row = {
    date: '2018',
    dateEnd: '2019-05',
    summary: 'Run by BUREAU 9 since 2016.',
    note: '',
    own: {},
  } as unknown as Evidence;
  expect(['2018', '2019-05', '2016', '2017'].map((date) => namesDate(row, date))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  const organ = { name: 'Trade Bureau', aliases: ['Bureau 9'] } as unknown as Parameters<
    typeof namesOrgan
  >[1];
  expect(namesOrgan(row, organ)).toBe(true);
  expect(namesOrgan(row, { ...organ, aliases: [] })).toBe(false);
});

describe('bodies by state', () => {
  test('every reported state stands there; one without bodies is silent, not absent', async () => {
    const countries = listNetworks(await example(STATED), { halfYear: '2018-H2' });
    expect(countries.map(({ partner, networks }) => [partner, networks.length])).toEqual([
      ['XAA', 1],
      ['XBB', 1],
      ['XCC', 0],
      ['XDD', 0],
    ]);
    expect(countries[0]?.networks[0]).toMatchObject({
      organ: { id: 'bureau', channel: 'business' },
      firstSeen: '2018-01-01',
      lastSeen: '2018-12-31',
      seen: '2018',
      activity: 'active',
      listings: [],
    });
  });

  test('rows on what was not seen stand with silent states', async () => {
    const pack = await readPack(
      examplePack({
        'ledger/findings.csv': swap(
          'panel-2021,,paragraph 30,2021,,year,XDD,The panel asked Deltaland about a firm and got no answer.,3,,status_note',
          'panel-2021,,paragraph 30,2021,,year,XDD,Nobody looked for networks in Deltaland.,3,,coverage',
        ),
      }),
    );
    const silent = listNetworks(pack).filter(({ coverage }) => coverage.length > 0);
    expect(silent).toMatchObject([{ partner: 'XDD', coverage: [{ id: 'f-d-2021' }] }]);
  });

  test('one state, one organ', async () => {
    const pack = await example(STATED);
    expect(listNetworks(pack, { country: 'XBB' }).map(({ partner }) => partner)).toEqual(['XBB']);
    const bodies = listNetworks(pack, { organ: 'bureau' }).flatMap(({ networks }) => networks);
    expect(bodies.map(({ id }) => id)).toEqual(['alfabank']);
    for (const wrong of [{ country: 'XZZ' }, { organ: 'navy' }, { halfYear: '2020' }])
      expect(() => listNetworks(pack, wrong)).toThrow(UsageError);
  });

  test('as of a day a body has what was public: rows, dates and organ', async () => {
    const pack = await example(STATED);
    expect(listNetworks(pack, { asOf: '2018-12-31' }).flatMap(({ networks }) => networks)).toEqual([]);
    const later = listNetworks(pack, { asOf: '2021-03-31' }).flatMap(({ networks }) => networks);
    expect(later.map(({ id, evidence }) => [id, evidence])).toEqual([
      ['alfabank', ['f-a-2018', 'x-a-2019']],
      ['grill', ['f-b-2019']],
    ]);
    const without = withdraw(pack, ['f-a-2018']).networks.find(({ id }) => id === 'alfabank');
    expect(without).toMatchObject({ from: '', organ: null, organBasis: null, evidence: ['x-a-2019'] });
    expect(withdraw(pack, ['f-b-2019']).networks.map(({ id }) => id)).toEqual(['alfabank']);
  });

  test('lists are joined by name, with the reason', async () => {
    const listing = {
      list: 'un',
      id: 'KPe.1',
      kind: 'company',
      names: [{ name: 'ALFABANK', kind: 'primary' }],
      countries: [],
      programs: ['DPRK'],
      addresses: [],
      dates: { listed: '2019-06-19', delisted: null, updated: [] },
      identifiers: [],
      links: [],
      remarks: {},
      place: 'un.xml:1',
    } as unknown as Listing;
    const [country] = listNetworks(await example(STATED), { country: 'XAA', listings: [listing] });
    expect(country?.networks[0]?.listings).toEqual([
      {
        by: 'un',
        date: '2019-06-19',
        when: '2019-06-19',
        id: 'KPe.1',
        kind: 'entry',
        reason: 'Alfabank: "ALFABANK": the same letters',
      },
    ]);
  });
});
