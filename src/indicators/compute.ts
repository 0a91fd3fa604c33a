import { type Issue, PackError } from '../error.js';
import { compare } from '../order.js';
import type { Store, StoreRow, Value } from '../store/store.js';
import type { Evidence, Indicator, Observation, Pack } from '../types.js';

/** An observation before it has an id. */
export type Measured = Omit<Observation, 'id'>;

/**
 * Runs every indicator's SQL against a loaded store.
 * @throws {PackError} with everything wrong in any of the queries or their results.
 */
export async function computeIndicators(store: Store, pack: Pack): Promise<Measured[]> {
  const issues: Issue[] = [];
  const evidence = new Map(pack.evidence.map((row) => [row.id, row]));
  const partners = new Set(pack.partners.map(({ code }) => code));
  const measured: Measured[] = [];
  for (const indicator of pack.indicators) {
    const fail = (message: string) => issues.push({ severity: 'error', file: indicator.file, message });
    const rows = await store.select(indicator.sql).catch((error: Error) => {
      fail(`the query fails: ${error.message.split('\n')[0]}`);
      return undefined;
    });
    if (!rows) continue;
    const missing = ['partner', 'period', 'value', 'n', 'evidence'].filter(
      (name) => !rows.columns.includes(name),
    );
    const unknown = rows.columns.filter((name) => !COLUMNS.includes(name));
    if (missing.length > 0) fail(`the query must return ${missing.join(', ')}`);
    if (unknown.length > 0)
      fail(`the query returns ${unknown.join(', ')}; columns are ${COLUMNS.join(', ')}`);
    if (missing.length + unknown.length > 0) continue;
    const twice = repeated(rows.rows.map((row) => String(row['partner'])));
    if (twice !== undefined) fail(`two rows for ${twice}; the composite takes one period per partner`);
    for (const row of rows.rows) {
      const result = toMeasured(indicator, row, partners, evidence);
      if (typeof result === 'string') fail(`${row['partner']}: ${result}`);
      else measured.push(result);
    }
  }
  issues.push(...sharedEvidence(pack, measured, evidence));
  if (issues.length > 0) throw new PackError(pack.id, issues);
  return measured.sort(
    (a, b) =>
      compare(a.indicator, b.indicator) || compare(a.partner, b.partner) || compare(a.period, b.period),
  );
}

const COLUMNS = ['partner', 'period', 'value', 'n', 'evidence', 'parts', 'weights', 'consulted'];

function toMeasured(
  indicator: Indicator,
  row: StoreRow,
  partners: ReadonlySet<string>,
  evidence: ReadonlyMap<string, Evidence>,
): Measured | string {
  const { partner, period, value, n } = row;
  if (typeof partner !== 'string' || !partners.has(partner)) return 'partner is not in partners.csv';
  if (typeof period !== 'string') return 'period must be text, such as 2012/2026';
  if (typeof value !== 'number' || !Number.isFinite(value))
    return `value is ${value}, not a number; leave out rows without a value`;
  const ids = texts(row['evidence']);
  if (!ids) return 'evidence must be a list of ids';
  const consulted = texts(row['consulted'] ?? []);
  if (!consulted) return 'consulted must be a list of ids';
  const stranger = [...ids, ...consulted].find((id) => !evidence.has(id));
  if (stranger !== undefined) return `evidence ${stranger} is no row of a ledger`;
  if (n !== ids.length) return `n is ${n}, but evidence lists ${ids.length} events; each event counts once`;
  const parts = numbers(row['parts']) ?? ids.map(() => 1);
  const weights = numbers(row['weights']) ?? ids.map(() => 1);
  if (indicator.estimate !== 'state') {
    if (parts.length !== ids.length || weights.length !== ids.length)
      return 'parts and weights need one entry per event';
    const total = estimate(indicator.estimate, parts, weights);
    if (Math.abs(total - value) > 1e-6 * Math.max(1, Math.abs(value)))
      return `value is ${value}, but its parts give ${total}`;
  }
  return { indicator: indicator.id, partner, period, value, n, evidence: ids, consulted, parts, weights };
}

/** The value that parts and weights make: their sum, or their weighted mean. */
export function estimate(
  kind: 'count' | 'mean',
  parts: readonly number[],
  weights: readonly number[],
): number {
  const total = parts.reduce(
    (sum, part, i) => sum + part * (kind === 'mean' ? (weights[i] as number) : 1),
    0,
  );
  return kind === 'count' ? total : total / weights.reduce((sum, weight) => sum + weight, 0);
}

/** An event that feeds both an item and an outcome makes the measurement circular, unless the pack says why not. */
function sharedEvidence(
  pack: Pack,
  measured: readonly Measured[],
  evidence: ReadonlyMap<string, Evidence>,
): Issue[] {
  const events = new Map<string, Set<string>>();
  for (const { indicator, evidence: ids } of measured) {
    const set = events.get(indicator) ?? new Set();
    for (const id of ids) set.add(evidence.get(id)?.event as string);
    events.set(indicator, set);
  }
  const side = (measures: readonly string[]) =>
    pack.indicators.filter(({ measure }) => measures.includes(measure));
  return side(['affinity', 'slack']).flatMap((item) =>
    side(['engagement', 'revenue']).flatMap((outcome): Issue[] => {
      const shared = [...(events.get(item.id) ?? [])].filter((event) => events.get(outcome.id)?.has(event));
      const declared = outcome.id in item.shares || item.id in outcome.shares;
      if (shared.length === 0 || declared) return [];
      return [
        {
          severity: 'error',
          file: 'indicators.yml',
          message: `${item.id} (item) and ${outcome.id} (outcome) share ${shared.length} events, first ${shared.sort()[0]}; separate them, or say under shares why that is no circle`,
        },
      ];
    }),
  );
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) !== i);
}

function texts(value: Value | undefined): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? (value as string[])
    : undefined;
}

function numbers(value: Value | undefined): number[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'number')
    ? (value as number[])
    : undefined;
}
