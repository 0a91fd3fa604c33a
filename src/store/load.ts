import {
  type Closure,
  CODED_VARIABLES,
  type CodedItem,
  type Coverage,
  type Evidence,
  type HypothesisResult,
  type Pack,
  type Partner,
  type Source,
  type Window,
} from '../types.js';
import { loadMoney } from './load-money.js';
import type { Column, Store } from './store.js';

const text = <T>(name: string, of: (row: T) => string | null): Column<T> => ({ name, type: 'text', of });

const EVIDENCE: readonly Column<Evidence>[] = [
  text('id', (row) => row.id),
  text('ledger', (row) => row.ledger),
  text('kind', (row) => row.kind),
  text('event', (row) => row.event),
  text('source', (row) => row.source),
  text('second_source', (row) => row.secondSource),
  text('locator', (row) => row.locator),
  text('date', (row) => row.date),
  text('date_end', (row) => row.dateEnd),
  text('date_precision', (row) => row.datePrecision),
  { name: 'first_day', type: 'day', of: (row) => row.firstDay },
  { name: 'last_day', type: 'day', of: (row) => row.lastDay },
  { name: 'published', type: 'day', of: (row) => row.published },
  text('partner', (row) => row.partner),
  text('summary', (row) => row.summary),
  { name: 'credibility', type: 'integer', of: (row) => row.credibility },
  text('note', (row) => row.note),
];

/** The columns of `sources`; exports write the same. */
export const SOURCE_COLUMNS: readonly Column<Source>[] = [
  text('id', (row) => row.id),
  text('title', (row) => row.title),
  text('publisher', (row) => row.publisher),
  text('url', (row) => row.url),
  text('language', (row) => row.language),
  text('published', (row) => row.published),
  text('accessed', (row) => row.accessed),
  text('kind', (row) => row.kind),
  text('reliability', (row) => row.reliability),
  text('status', (row) => row.status),
  text('group', (row) => row.group),
];

const whole = <T>(name: string, of: (row: T) => number | null): Column<T> => ({ name, type: 'integer', of });

const CODINGS: readonly Column<CodedItem>[] = [
  text('source', (row) => row.source),
  text('document', (row) => row.coding.document),
  { name: 'date', type: 'day', of: (row) => row.date },
  text('url', (row) => row.url),
  text('partner', (row) => row.coding.partner),
  ...CODED_VARIABLES.map((variable) => text<CodedItem>(variable, (row) => row.coding.values[variable])),
  whole('list_size', (row) => row.coding.list?.size ?? null),
  whole('list_position', (row) => row.coding.list?.position ?? null),
  text('occasion', (row) => row.coding.occasion),
  { name: 'formulas', type: 'texts', of: (row) => row.coding.formulas },
  text('event', (row) => row.event),
];

const COVERAGE: readonly Column<Coverage>[] = [
  text('source', (row) => row.source),
  text('month', (row) => row.month),
  ...(['documents', 'read', 'headlines', 'relational', 'incidental'] as const).map((name) =>
    whole<Coverage>(name, (row) => row[name]),
  ),
  whole('third_party', (row) => row.thirdParty),
];

/**
 * Loads what a pack holds: `settings`, `closures`, `searched` (to which day each ledger was), `windows`, `partners`, `sources`, what {@link loadMoney} does, `codings`, `coverage`, `evidence`, one table per ledger,
 * and per ledger a view `<ledger>_events` with one row per event and partner (the most credible row). Of what texts tell there is
 * besides the view `told_events`.
 */
export async function loadPack(store: Store, pack: Pack, asOf: string): Promise<void> {
  await store.load<Pack>(
    'settings',
    [
      { name: 'as_of', type: 'day', of: () => asOf },
      { name: 'period_from', type: 'day', of: () => pack.period.from },
      text('actor', () => pack.actor.code),
    ],
    [pack],
  );
  await store.load<Closure>(
    'closures',
    [
      text('title', (row) => row.title),
      { name: 'first_day', type: 'day', of: (row) => row.from },
      { name: 'last_day', type: 'day', of: (row) => row.to },
      text('source', (row) => row.source),
    ],
    pack.closures,
  );
  await store.load<{ readonly name: string }>(
    'searched',
    [
      text('ledger', ({ name }) => name),
      { name: 'until', type: 'day', of: ({ name }) => earlier(asOf, pack.searched[name] ?? asOf) },
    ],
    pack.ledgers,
  );
  await store.load<Window>(
    'windows',
    [
      text('kind', (row) => row.kind),
      text('title', (row) => row.title),
      { name: 'first_day', type: 'day', of: (row) => row.from },
      { name: 'last_day', type: 'day', of: (row) => row.to },
      text('partner', (row) => row.partner),
      text('source', (row) => row.source),
    ],
    pack.windows,
  );
  await store.load<Partner>(
    'partners',
    [
      text('partner', (row) => row.code),
      text('iso2', (row) => row.iso2),
      text('name', (row) => row.name),
      text('reported', (row) => (row.reported ? 'yes' : 'no')),
    ],
    pack.partners,
  );
  await store.load('sources', SOURCE_COLUMNS, pack.sources);
  await loadMoney(store, pack);
  await store.load('codings', CODINGS, pack.codings);
  await store.load('coverage', COVERAGE, pack.coverage);
  await store.load('evidence', EVIDENCE, pack.evidence);
  for (const { name, columns } of pack.ledgers) {
    const own = columns
      .filter((column) => !EVIDENCE.some((common) => common.name === column.name))
      .map(
        (column): Column<Evidence> => ({
          name: column.name,
          type: column.type,
          of: (row) => row.own[column.name] ?? null,
        }),
      );
    await store.load(
      name,
      [...EVIDENCE, ...own],
      pack.evidence.filter(({ ledger }) => ledger === name),
    );
    await store.run(
      `CREATE VIEW ${name}_events AS SELECT DISTINCT ON (event, partner) * FROM ${name} ORDER BY event, partner, credibility, id`,
    );
  }
  if (pack.ledgers.some(({ name }) => name === 'coded')) await store.run(TOLD_EVENTS);
}

/**
 * What indicators over texts count: events told in full text, since headlines have no room for most of it. Visits and meetings are
 * left out, since they are the outcome; so are mourning and the windows of the pack, in which all is told by other rules.
 */
const TOLD_EVENTS = `CREATE VIEW told_events AS SELECT * FROM coded_events e
  WHERE form = 'full' AND kind NOT IN ('visit', 'meeting') AND coalesce(occasion, '') <> 'mourning'
    AND NOT EXISTS (SELECT 1 FROM windows w
                    WHERE e.first_day BETWEEN w.first_day AND w.last_day AND coalesce(w.partner, e.partner) = e.partner)`;
const number = (name: string, of: (row: HypothesisResult) => number | null): Column<HypothesisResult> => ({
  name,
  type: 'number',
  of,
});

/** Loads the tests of the thesis as `hypotheses`, before the claims that may ask them. */
export async function loadHypotheses(store: Store, hypotheses: readonly HypothesisResult[]): Promise<void> {
  await store.load<HypothesisResult>(
    'hypotheses',
    [
      text('id', (row) => row.id),
      text('question', (row) => row.question),
      text('unit', (row) => row.unit),
      text('null', (row) => row.null),
      text('measure', (row) => row.measure),
      number('statistic', (row) => row.statistic),
      number('q5', (row) => row.interval?.q5 ?? null),
      number('q95', (row) => row.interval?.q95 ?? null),
      number('p', (row) => row.p),
      number('power', (row) => row.power),
      number('power_half', (row) => row.powerHalf),
      number('false_alarm', (row) => row.falseAlarm),
      whole('n', (row) => row.n),
      text('verdict', (row) => row.verdict),
      text('reason', (row) => row.reason),
      text('would_settle', (row) => row.wouldSettle),
      { name: 'evidence', type: 'texts', of: (row) => row.evidence },
      text('rules', (row) => row.rules),
    ],
    hypotheses,
  );
}

const earlier = (a: string, b: string) => (a < b ? a : b);
