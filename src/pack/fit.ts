import { readCsv } from '../csv.js';
import type {
  FailedFit,
  FitDiagnostics,
  FitQuantity,
  LeftOut,
  LeftOutWhole,
  ShippedFit,
  TierRule,
} from '../types.js';
import type { PackFiles } from './files.js';
import type { Report } from './report.js';

/** The files of a fit; they follow from the pack, whose digest leaves them out. */
export const FIT_FILES = {
  run: 'fit/fit.json',
  summary: 'fit/summary.csv',
  draws: 'fit/draws.csv',
  leftOut: 'fit/left-out.csv',
} as const;

/** Where a fit that failed its diagnostics is kept, under the same names, so that the last good one stays. */
export const FAILED_FOLDER = 'failed';
const inFailed = (path: string) => path.replace('fit/', `fit/${FAILED_FOLDER}/`);
export const FAILED_FILES = Object.values(FIT_FILES).map(inFailed);

/** Fits without a series, group or anchor, beside a fit; a pack may do without. */
export const WITHOUT_FILE = 'fit/without.json';

/** What {@link WITHOUT_FILE} holds: the digest of the fit that all are compared with. */
export interface WithoutFile {
  readonly fit: string;
  readonly runs: readonly LeftOutWhole[];
}

/** What `fit/fit.json` holds. */
export interface FitRun {
  readonly digest: string;
  readonly seed: number;
  readonly chains: number;
  readonly draws: number;
  readonly diagnostics: FitDiagnostics;
  /** By which tiers were told when pieces were left out. */
  readonly tierRule: TierRule;
}

export const SUMMARY_COLUMNS = [
  'name',
  'mean',
  'sd',
  'q5',
  'median',
  'q95',
  'rhat',
  'ess_bulk',
  'ess_tail',
] as const;

export const LEFT_OUT_COLUMNS = [
  'partner',
  'series',
  'khat',
  'tier',
  'probability',
  'engagement',
  'affinity',
  'slack',
] as const;

/** Columns of `draws.csv` that R's `posterior` reads as indices. */
export const INDEX_COLUMNS = ['.chain', '.iteration', '.draw'] as const;

/** The fit that a pack ships; null where there is none, undefined where it cannot be read. */
export function readFit(files: PackFiles, report: (file: string) => Report): ShippedFit | null | undefined {
  const texts = Object.values(FIT_FILES).map((path) => files.get(path)?.toString('utf8'));
  if (texts.every((text) => text === undefined)) return null;
  const missing = Object.values(FIT_FILES).find((path) => !files.has(path));
  if (missing !== undefined) {
    report(missing)(undefined, 'the file is missing; run tierline fit again');
    return undefined;
  }
  const text = (path: string) => files.get(path)?.toString('utf8') as string;
  const run = parseRun(text(FIT_FILES.run));
  const table = (path: string) => readCsv(text(path), (line, message) => report(path)(line, message));
  const [quantities, columns, leftOut] = [FIT_FILES.summary, FIT_FILES.draws, FIT_FILES.leftOut].map(table);
  if (!run || !quantities || !columns || !leftOut) {
    if (!run) report(FIT_FILES.run)(undefined, 'not the file that tierline fit writes; run it again');
    return undefined;
  }
  return {
    ...run,
    quantities: quantities.slice(1).map(({ cells }) => toQuantity(cells)),
    columns: toColumns(columns.map(({ cells }) => cells)),
    leftOut: leftOut.slice(1).map(({ cells }) => toLeftOut(cells)),
    leftOutWhole: readWithout(files.get(WITHOUT_FILE)?.toString('utf8'), run.digest, report(WITHOUT_FILE)),
  };
}

/** The fit that failed last; null where there is none, or where what is there cannot be read, since nothing is made of it. */
export function readFailedFit(files: PackFiles): FailedFit | null {
  const run = parseRun(files.get(inFailed(FIT_FILES.run))?.toString('utf8') ?? '');
  return run ? { digest: run.digest, diagnostics: run.diagnostics } : null;
}

function readWithout(text: string | undefined, digest: string, report: Report): readonly LeftOutWhole[] {
  if (text === undefined) return [];
  const file = parseWithout(text);
  if (file?.fit === digest) return file.runs;
  report(
    undefined,
    file
      ? 'made beside another fit (stale); remove it and run tierline fit --without again'
      : 'not the file that tierline fit --without writes; remove it and run that again',
  );
  return [];
}

/** Undefined for a text that is no such file. */
export function parseWithout(text: string): WithoutFile | undefined {
  try {
    const value = JSON.parse(text) as Partial<WithoutFile>;
    return typeof value.fit === 'string' && Array.isArray(value.runs) ? (value as WithoutFile) : undefined;
  } catch {
    return undefined;
  }
}

function parseRun(text: string): FitRun | undefined {
  try {
    const value = JSON.parse(text) as Partial<FitRun>;
    return typeof value.digest === 'string' && value.diagnostics && value.tierRule
      ? (value as FitRun)
      : undefined;
  } catch {
    return undefined;
  }
}

function toQuantity([name, ...numbers]: readonly string[]): FitQuantity {
  const [mean, sd, q5, median, q95, rhat, essBulk, essTail] = numbers.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { name: name as string, mean, sd, q5, median, q95, rhat, essBulk, essTail };
}

function toLeftOut([partner, series, khat, ...cells]: readonly string[]): LeftOut {
  const [tier = null, probability = null, engagement = null, affinity = null, slack = null] = cells.map(
    (cell) => (cell === '' ? null : Number(cell)),
  );
  return {
    partner: partner as string,
    series: series as string,
    khat: Number(khat),
    tier,
    probability,
    engagement,
    affinity,
    slack,
  };
}

function toColumns([header = [], ...rows]: readonly (readonly string[])[]): Record<string, Float64Array> {
  return Object.fromEntries(
    header.flatMap((name, i) =>
      (INDEX_COLUMNS as readonly string[]).includes(name)
        ? []
        : [[name, Float64Array.from(rows, (row) => Number(row[i]))]],
    ),
  );
}
