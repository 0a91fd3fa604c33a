import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { southeastAsianNames } from '../bench/names.mjs';
import { birthsContradict, birthsOf } from '../src/entities/births.js';
import { graphOf } from '../src/entities/graph.js';
import { isLinked } from '../src/entities/linked.js';
import { matchesOf } from '../src/entities/screening.js';
import { bundleOf } from '../src/entities/stix/bundle.js';
import { organOnRecord } from '../src/hypotheses/organ-tables.js';
import { followValue, readEntities, readPack, readTransfers } from '../src/index.js';
import { openLists } from '../src/lists/list-folder.js';
import { openScreening } from '../src/lists/screen.js';
import type { Listing, MovedAround, TransferReading } from '../src/types.js';
import { packFolder } from './support/packs.js';
import { LISTED, RONIN, THIEF } from './support/ronin.js';

const path = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));
/** Pages say the same in lines of any length. */
const page = (name: string) => readFileSync(path(`docs/${name}`), 'utf8').replace(/\s+/g, ' ');
const count = (n: number) => n.toLocaleString('en-GB');

const LISTS = path('../shared/data/lists');
const UN = `${LISTS}/un/un_consolidated_2026-02-27.xml`;
const SDN = `${LISTS}/ofac/sdn_2024-05-03.csv`;

describe.skipIf(!existsSync(LISTS))(
  'figures of docs/lists.md (skipped without ../shared/data/lists)',
  async () => {
    const { listings } = existsSync(LISTS) ? await openLists(LISTS) : { listings: [] };
    const linked = listings.filter(isLinked);
    const names = linked.flatMap((of) => of.names.map(({ name }) => ({ of, name })));

    test('linked entries and their names', async () => {
      const screen = await openScreening(listings);
      const finds = names.filter(({ of, name }) =>
        matchesOf(screen(name)).some(({ sources }) =>
          sources.some(({ list, id }) => list === of.list && id === of.id),
        ),
      );
      const all =
        finds.length === names.length ? 'every name finds its own entry' : `${finds.length} names find`;
      expect(page('lists.md')).toContain(
        `(${count(linked.length)} linked entries, ${count(names.length)} names): ${all}.`,
      );
      const alarms = [1, 2, 3].map(
        (seed) => southeastAsianNames(10_000, seed).filter((name) => screen(name).match).length,
      );
      expect(page('lists.md')).toContain(`${alarms[0]}, ${alarms[1]} and ${alarms[2]} match in three draws.`);
    });

    test('names that meet persons born on another day', async () => {
      const screen = await openScreening(listings);
      const byId = new Map(listings.map((of) => [`${of.list} ${of.id}`, of]));
      const persons = names.filter(({ of }) => of.kind === 'person');
      const met = persons.filter(({ of, name }) =>
        matchesOf(screen(name))
          .flatMap(({ sources }) => sources)
          .some(({ list, id }) =>
            birthsContradict(birthsOf(byId.get(`${list} ${id}`) as Listing), birthsOf(of)),
          ),
      );
      expect(page('lists.md')).toContain(
        `${met.length} of ${persons.length} names of listed persons also meet`,
      );
    });

    test('the remarks alone tell of some', () => {
      const byRules = linked.filter((of) => of.list === 'ofac-sdn' && !isLinked({ ...of, remarks: {} }));
      expect(page('lists.md')).toContain(`OFAC lists ${byRules.length} officials and bodies`);
    });

    test('with an alias taken out, the other names still find the entry', async () => {
      const found = async ({ of, name }: { readonly of: Listing; readonly name: string }) => {
        const others = of.names.filter((one) => one.name !== name);
        const screen = await openScreening([{ ...of, names: others }], { all: true });
        return screen(name).match;
      };
      const left = names.filter(({ of, name }) => of.names.some((one) => one.name !== name));
      const told = await Promise.all(left.map(found));
      const share = (kept: readonly (typeof left)[number][]) =>
        `${count(kept.filter((one) => told[left.indexOf(one)]).length)} of ${count(kept.length)}`;
      const persons = left.filter(({ of }) => of.kind === 'person');
      expect(page('lists.md')).toContain(
        `the entry still find it for ${share(persons)} names of persons and ${share(left)} of all`,
      );
    });

    test('objects, nodes and edges of the UN list', async () => {
      const { entities, sources } = await readEntities([UN]);
      const { nodes, edges } = graphOf(entities);
      expect(page('lists.md')).toContain(
        `gives ${count(bundleOf(entities, sources).objects.length)} objects, all 155 North Korean entries among them, or ${count(nodes.length)} nodes and ${count(edges.length)} edges`,
      );
      expect(
        listings.filter(({ list, programs }) => list === 'un' && programs.includes('DPRK')),
      ).toHaveLength(155);
    });

    test('links, nodes and edges of the SDN list', async () => {
      const { entities, links } = await readEntities([SDN]);
      const { nodes, edges } = graphOf(entities);
      expect(page('lists.md')).toContain(
        `SDN list of 2024-05-03, ${count(links.resolved)} of ${count(links.named)} links find their entity`,
      );
      expect(page('lists.md')).toContain(
        `2024-05-03 gives ${count(nodes.length)} nodes and ${count(edges.length)} edges`,
      );
    });
  },
);

test('figures of docs/money.md: bodies by the organ behind them', async () => {
  const { networks, organs } = await readPack(packFolder('dprk-asean'));
  const known = networks.flatMap(({ organ }) => organs.find(({ id }) => id === organ) ?? []);
  const text = page('money.md');
  // One organ is known from memory only, which is no record.
  const onRecord = networks.filter(organOnRecord);
  expect(known.length - onRecord.length).toBe(1);
  expect(text).toContain(
    `the ${networks.length - onRecord.length} bodies that it leaves out (behind ${networks.length - known.length} none is on record`,
  );
  expect(text).toContain(
    `Of ${known.length} bodies whose organ is known (of one from memory only) two stand under that department, six under`,
  );
  const behind = (id: string) => known.filter((organ) => organ.id === id).length;
  expect([behind('mid'), behind('rgb'), behind('marine-transport-office')]).toEqual([2, 6, 1]);
  expect(known.length - 2 - 6 - 1).toBe(9);
}, 120_000);

const CHAIN = path('../shared/data/chain');

describe.skipIf(!existsSync(CHAIN))(
  'figures of docs/money.md (skipped without ../shared/data/chain)',
  async () => {
    const text = page('money.md');
    const reading = existsSync(CHAIN) ? await readTransfers(RONIN) : { transfers: [] };
    const leaving = async (from: readonly string[], window: number) => {
      const { around } = await followValue(reading as TransferReading, {
        from,
        window,
        around: '2022-04-14',
      });
      return around?.moved.find(({ what }) => what === 'out') as MovedAround;
    };
    const near = (value: number | null) =>
      Number(value).toLocaleString('en-GB', { maximumSignificantDigits: 2 });
    const range = ({ interval }: MovedAround, digits: number) =>
      `${interval?.q5.toFixed(digits)} to ${interval?.q95?.toFixed(1)}`;

    test('before and after the listing', async () => {
      const all = await leaving(LISTED, 22);
      expect(text).toContain(
        `${count(Math.round(all.before.perDay))} ETH a day in the 22 days before and ${count(Math.round(all.after.perDay))} in the 22 after: ${near(all.ratio)} times as much, ${range(all, 2)}`,
      );
      const short = await leaving(LISTED, 14);
      expect(text).toContain(`over 14 days each, ${near(short.ratio)} times (${range(short, 2)})`);
      const first = await leaving([THIEF], 22);
      expect(text).toContain(`${near(first.ratio)} times as much left (${range(first, 1)}, 22 days)`);
    });

    test('the Ronin theft', async () => {
      const { coverage } = await followValue(reading as TransferReading, {
        from: [THIEF],
        inflows: [{ address: THIEF, amount: '173600', time: '2022-03-23' }],
      });
      const { flows: sent } = await followValue(reading as TransferReading, { from: LISTED });
      const outside = sent.filter(({ from, to }) => LISTED.includes(from) && !LISTED.includes(to));
      const total = outside.reduce((sum, { value }) => sum + Number(value), 0);
      expect(text).toContain(`From the ${reading.transfers.length} transfers of the listed addresses`);
      expect(text).toContain(`they sent ${total.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ETH`);
      expect(text).toContain(
        `${Number(coverage.unseen).toLocaleString('en-GB', { maximumFractionDigits: 1 })} ETH (${(100 * coverage.unseenShare).toFixed(1)} %`,
      );
      expect(text).toContain(`${count(Math.round(Number(coverage.lastSeen)))} ETH ends at accounts`);
    });

    test('tagged addresses of services of one state', async () => {
      const flows = (await readPack(packFolder('dprk-asean'))).flows;
      const addresses = (state: string) =>
        flows[0]?.states.find(({ partner }) => partner === state)?.addresses;
      expect([addresses('SGP'), addresses('IDN'), addresses('THA')]).toEqual([32, 3, 1]);
      expect(text).toContain(
        '32 tagged addresses are of services of Singapore alone, three of Indonesia, one of Thailand',
      );
    });
  },
);
