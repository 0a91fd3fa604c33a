import { cp, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { ledgerTables } from '../dist/pack/ledgers.js';
import { stream } from '../dist/stats/index.js';

const EXAMPLE = fileURLToPath(new URL('../packs/example/', import.meta.url));
const PARTNERS = Array.from({ length: 24 }, (_, i) => String.fromCharCode(65 + i));
const YEARS = 20;
const FACTS_PER_SOURCE = 20;
const FACTS_PER_CASE = 40;
/** One row in so many repeats an event that stands already, as real ledgers do. */
const REPEATS = 8;

const COMMON = [
  'id',
  'source',
  'second_source',
  'locator',
  'date',
  'date_end',
  'date_precision',
  'partner',
  'summary',
  'credibility',
  'note',
];

/** The ledgers with their share of the facts and what their own columns may hold; the rest stays empty. */
const LEDGERS = {
  visits: {
    share: 0.25,
    kind: ['visit', 'delegation', 'meeting'],
    direction: ['outgoing', 'incoming'],
    level: ['head_of_state', 'foreign_minister', 'minister', 'working'],
    channel: ['state', 'party', 'foreign_ministry'],
    initiator: ['actor', 'partner', 'unknown'],
    occasion: ['bilateral', 'multilateral'],
    completion: ['held', 'held', 'announced'],
  },
  relations: {
    share: 0.1,
    kind: ['embassy_opened', 'embassy_closed', 'ambassador_named', 'credentials', 'expulsion'],
    direction: ['outgoing', 'incoming'],
    initiator: ['actor', 'partner'],
  },
  ties: {
    share: 0.1,
    kind: ['party_link', 'agreement', 'aid', 'honour', 'rift'],
    direction: ['mutual', 'incoming'],
  },
  messages: {
    share: 0.1,
    kind: ['greeting', 'condolence', 'thanks'],
    direction: ['outgoing', 'incoming'],
    setting: ['alone', 'list'],
    occasion: ['national_day', 'new_year', 'other'],
  },
  measures: {
    share: 0.15,
    kind: ['rule', 'implementation_report', 'fine', 'conviction'],
    side: ['formal', 'actual'],
    self_reported: ['yes', 'no'],
    dprk_link: ['direct', 'indirect'],
    case: 'affair',
  },
  external: {
    share: 0.1,
    kind: ['us_designation', 'un_designation', 'eu_listing'],
    located: ['yes', 'no'],
    dprk_link: ['direct', 'indirect'],
  },
  findings: {
    share: 0.15,
    kind: ['shipping', 'worker_presence', 'restaurant', 'it_worker_front'],
    network: ['yes', 'no'],
    dprk_link: ['direct', 'indirect', 'none'],
    case: 'affair',
  },
  listings: {
    share: 0.005,
    kind: ['monitoring_on', 'monitoring_off', 'check'],
    list: ['ICRG'],
    inferred: ['no'],
  },
  votes: { share: 0.045, kind: ['yearly_agreement'], n: ['80'], same: ['60', '40', '20'], opposite: ['15'] },
};

/**
 * Writes a pack of `facts` invented facts: indicators, and so the measurement, are those of packs/example; partners
 * are more, and sources, events and affairs grow with the facts. The same seed gives the same bytes.
 */
export async function writeSyntheticPack(directory, facts, { seed = 1, draws = 2000 } = {}) {
  const random = stream(seed, 'synthetic', facts);
  const sources = Math.max(10, Math.round(facts / FACTS_PER_SOURCE));
  await mkdir(`${directory}/ledger`, { recursive: true });
  await cp(`${EXAMPLE}indicators`, `${directory}/indicators`, { recursive: true });
  await cp(`${EXAMPLE}indicators.yml`, `${directory}/indicators.yml`);
  await writeFile(`${directory}/pack.yml`, manifest(facts));
  await writeFile(`${directory}/model.yml`, model(seed, draws));
  await writeFile(`${directory}/partners.csv`, stringify([PARTNER_COLUMNS, ...PARTNERS.map(partnerRow)]));
  await writeFile(
    `${directory}/sources.csv`,
    stringify([SOURCE_COLUMNS, ...Array.from({ length: sources }, (_, i) => sourceRow(i))]),
  );
  await writeFile(`${directory}/claims.md`, PARTNERS.map(claim).join('\n'));
  const counts = countsOf(facts);
  for (const { name, columns } of ledgerTables()) {
    if (!(name in LEDGERS)) continue;
    const header = [...COMMON, ...columns.map((column) => column.name)];
    const rows = ledgerRows(name, header, counts[name], { random, facts, sources });
    await writeFile(`${directory}/ledger/${name}.csv`, stringify([header, ...rows]));
  }
}

/** Rows per ledger; visits take what rounding leaves over, so that the sum is exact. */
function countsOf(facts) {
  const counts = Object.fromEntries(
    Object.entries(LEDGERS).map(([name, { share }]) => [name, Math.floor(facts * share)]),
  );
  counts.visits += facts - Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts;
}

function ledgerRows(name, header, count, { random, facts, sources }) {
  const { share: _share, ...own } = LEDGERS[name];
  const pick = (values) => values[Math.floor(random() * values.length)];
  const cases = Math.max(1, Math.round(facts / FACTS_PER_CASE));
  return Array.from({ length: count }, (_, i) => {
    const repeats = i >= PARTNERS.length && i % REPEATS === 0;
    const told = repeats ? i - PARTNERS.length : i;
    const partner = partnerCode(PARTNERS[told % PARTNERS.length]);
    const date = day(random);
    const cells = {
      id: `${name}-${i}`,
      source: `source-${Math.floor(random() * sources)}`,
      date,
      date_precision: 'day',
      partner,
      summary: `Invented fact ${i} of ${name} about ${partner}.`,
      credibility: pick(['2', '3']),
      event: repeats ? `${name}-${told}` : '',
    };
    for (const [column, values] of Object.entries(own))
      cells[column] = values === 'affair' ? `affair-${Math.floor(random() * cases)}` : pick(values);
    return header.map((column) => cells[column] ?? '');
  });
}

function day(random) {
  const two = (n) => String(n).padStart(2, '0');
  return `${2005 + Math.floor(random() * YEARS)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
}

const partnerCode = (letter) => `X${letter}${letter}`;

const PARTNER_COLUMNS = ['code', 'iso2', 'name', 'aliases', 'reported'];
const partnerRow = (letter) => [partnerCode(letter), `X${letter}`, `Synthetic ${letter}`, '', 'yes'];

const SOURCE_COLUMNS = [
  'id',
  'title',
  'publisher',
  'url',
  'language',
  'published',
  'accessed',
  'kind',
  'reliability',
  'status',
  'group',
  'note',
];

function sourceRow(i) {
  const year = String(2005 + (i % YEARS));
  return [
    `source-${i}`,
    `Invented source ${i}`,
    'Synthetic Press',
    `https://example.org/${i}`,
    'en',
    year,
    '2025',
    'news',
    'C',
    'read',
    `group-${i}`,
    '',
  ];
}

const manifest = (facts) => `format: 1
id: synthetic-${facts}
title: Synthetic pack of ${facts} facts
description: Every state, source and fact of this pack is invented by a generator.
version: 1.0.0
licence: CC0-1.0
citation: Synthetic data; not to be cited.
actor: { code: XZZ, name: Synthetic actor }
period: { from: 2005-01-01, to: 2025-12-31 }
`;

const model = (seed, draws) => `seed: ${seed}
draws: ${draws}
tiers: { measure: engagement, max_tiers: 5, min_probability: 0.8, min_evidence: 5 }
`;

const claim = (letter, i) => `## c${String(i + 1).padStart(2, '0')} · invented

The actor has exchanged {visits} visits with ${partnerCode(letter)} [@visits-${i}].

\`\`\`yaml
sql: |
  SELECT 'supported' AS verdict, count(*) AS visits, list(id ORDER BY id) AS evidence
  FROM visits_events WHERE partner = '${partnerCode(letter)}'
reasons:
  supported: The ledger has {visits} of them.
\`\`\`
`;
