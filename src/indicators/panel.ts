import { type Issue, PackError } from '../error.js';
import { compare } from '../order.js';
import type { Store, StoreRow, Value } from '../store/store.js';
import type { LatentOutcomeSeries, LatentSeries, LatentSpec, Pack, PanelCell } from '../types.js';
import { wrongLists } from './order-lists.js';

const REQUIRED = ['partner', 'day', 'value', 'evidence'];
const OPTIONAL = ['version', 'size', 'noise'];

/**
 * Runs the query of every series of the latent model against a loaded store.
 * @throws {PackError} with everything wrong in any of the queries or their cells.
 */
export async function computePanel(store: Store, pack: Pack, spec: LatentSpec): Promise<PanelCell[]> {
  const issues: Issue[] = [];
  const partners = new Set(pack.partners.map(({ code }) => code));
  const cells: PanelCell[] = [];
  for (const series of [...spec.items, ...spec.series]) {
    const fail = (message: string) => issues.push({ severity: 'error', file: series.file, message });
    const rows = await store.select(series.sql).catch((error: Error) => {
      fail(`the query fails: ${error.message.split('\n')[0]}`);
      return undefined;
    });
    if (!rows) continue;
    const missing = REQUIRED.filter((name) => !rows.columns.includes(name));
    const unknown = rows.columns.filter((name) => ![...REQUIRED, ...OPTIONAL].includes(name));
    if (missing.length > 0) fail(`the query must return ${missing.join(', ')}`);
    if (unknown.length > 0)
      fail(`the query returns ${unknown.join(', ')}; columns are ${[...REQUIRED, ...OPTIONAL].join(', ')}`);
    if (missing.length + unknown.length > 0) continue;
    const wrong = new Set<string>();
    for (const row of rows.rows) {
      const cell = toCell(series, row, partners);
      if (typeof cell === 'string') wrong.add(`${row['partner']}, ${row['day']}: ${cell}`);
      else cells.push(cell);
    }
    for (const message of wrong) fail(message);
    const own = cells.filter((cell) => cell.series === series.id);
    if (wrong.size === 0) for (const message of wrongLists(series, own, pack.partners)) fail(message);
  }
  issues.push(...circles(spec, cells), ...unfollowed(spec, cells, pack));
  if (issues.length === 0) issues.push(...uncompared(spec, cells));
  if (issues.length > 0) throw new PackError(pack.id, issues);
  return cells.sort(
    (a, b) =>
      compare(a.series, b.series) ||
      compare(a.partner, b.partner) ||
      compare(a.day, b.day) ||
      compare(a.version, b.version),
  );
}

function toCell(series: LatentSeries, row: StoreRow, partners: ReadonlySet<string>): PanelCell | string {
  const { partner, day, version = '', value, size = 1, noise = 0 } = row;
  if (typeof partner !== 'string' || !partners.has(partner)) return 'partner is not in partners.csv';
  if (typeof day !== 'string') return 'day must be a date';
  const evidence = texts(row['evidence']);
  if (!evidence) return 'evidence must be a list of ids';
  if (![value, size, noise].every((number) => typeof number === 'number' && Number.isFinite(number)))
    return `value, size and noise must be numbers, found ${value}, ${size}, ${noise}; leave out cells without a value`;
  const cell = {
    series: series.id,
    partner,
    day,
    version: String(version),
    value: Number(value),
    size: Number(size),
    noise: Number(noise),
    evidence,
  };
  return outOfRange(series, cell) ?? cell;
}

/** What is impossible under the likelihood, in words. */
function outOfRange({ likelihood, categories }: LatentSeries, cell: PanelCell): string | undefined {
  const { value, size, noise } = cell;
  const whole = Number.isInteger(value) && value >= 0;
  switch (likelihood) {
    case 'count':
      if (!whole) return `a count is a whole number, found ${value}`;
      if (size <= 0) return `exposure must be positive, found ${size}; leave out what was not exposed`;
      return noise < 0 ? `noise must not be negative, found ${noise}` : undefined;
    case 'share':
      return whole && Number.isInteger(size) && value <= size && size > 0
        ? undefined
        : `a share is whole successes of whole trials, found ${value} of ${size}`;
    case 'list':
      return Number.isInteger(value) && value > 0 && Number.isInteger(size)
        ? undefined
        : `a list has whole places from 1 and a whole number as its size, found ${value} and ${size}`;
    case 'continuous':
      return size >= 0 ? undefined : `size is a standard error, found ${size}`;
    case 'lag':
      return value <= size ? undefined : `a lag of ${value} is longer than the ${size} it was followed for`;
    default:
      return whole && value < categories
        ? undefined
        : `value ${value} is none of the categories 0 to ${categories - 1}`;
  }
}

/** Evidence that stands both in an item and in an outcome, unless one of them says why that is no circle. */
function circles(spec: LatentSpec, cells: readonly PanelCell[]): Issue[] {
  const outcomes = new Map(spec.series.map((series) => [series.id, series]));
  const byEvidence = new Map<string, LatentOutcomeSeries>();
  for (const { series, evidence } of cells) {
    const outcome = outcomes.get(series);
    if (outcome) for (const id of evidence) byEvidence.set(id, outcome);
  }
  const found = new Map<string, Issue>();
  const items = new Map(spec.items.map((item) => [item.id, item]));
  for (const { series, evidence } of cells) {
    const item = items.get(series);
    if (!item) continue;
    for (const id of evidence) {
      const outcome = byEvidence.get(id);
      if (!outcome || item.shares[outcome.id] || outcome.shares[item.id]) continue;
      found.set(`${item.id} ${outcome.id}`, {
        severity: 'error',
        file: item.file,
        message: `evidence ${id} is used in ${item.id} (an item) and in ${outcome.id} (an outcome); take it out of one, or say under shares why that is no circle`,
      });
    }
  }
  return [...found.values()];
}

/** Items of slack of states that are not reported: slack is followed beside affinity, on the half-years of reported states. */
function unfollowed(spec: LatentSpec, cells: readonly PanelCell[], pack: Pack): Issue[] {
  const reported = new Set(pack.partners.filter((partner) => partner.reported).map(({ code }) => code));
  return spec.items
    .filter(({ axis }) => axis === 'slack')
    .flatMap(({ id, file }) => {
      const cell = cells.find(({ series, partner }) => series === id && !reported.has(partner));
      const message = `${cell?.partner} is not reported; slack is followed for reported states only, leave others out`;
      return cell ? [{ severity: 'error', file, message }] : [];
    });
}

/** Affinity of fewer than two states compares nothing. */
function uncompared(spec: LatentSpec, cells: readonly PanelCell[]): Issue[] {
  const items = new Set(spec.items.filter(({ axis }) => axis === 'affinity').map(({ id }) => id));
  const known = new Set(cells.filter(({ series }) => items.has(series)).map(({ partner }) => partner));
  if (known.size > 1) return [];
  const message = `items of affinity have cells of ${known.size} partners; the latent model compares at least two, widen the queries or remove the file`;
  return [{ severity: 'error', file: 'latent.yml', message }];
}

function texts(value: Value | undefined): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? (value as string[])
    : undefined;
}
