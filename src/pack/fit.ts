import { readCsv } from '../csv.js';
import type { FitDiagnostics, FitQuantity, ShippedFit } from '../types.js';
import type { PackFiles } from './files.js';
import type { Report } from './report.js';

/** The files of a fit; they follow from the pack, whose digest leaves them out. */
export const FIT_FILES = { run: 'fit/fit.json', summary: 'fit/summary.csv', draws: 'fit/draws.csv' } as const;

/** What `fit/fit.json` holds. */
export interface FitRun {
  readonly digest: string;
  readonly seed: number;
  readonly chains: number;
  readonly draws: number;
  readonly diagnostics: FitDiagnostics;
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

/** Columns of `draws.csv` that R's `posterior` reads as indices. */
export const INDEX_COLUMNS = ['.chain', '.iteration', '.draw'] as const;

/** The fit that a pack ships; null where there is none, undefined where it cannot be read. */
export function readFit(files: PackFiles, report: (file: string) => Report): ShippedFit | null | undefined {
  const text = (path: string) => files.get(path)?.toString('utf8');
  const [run, summary, draws] = [text(FIT_FILES.run), text(FIT_FILES.summary), text(FIT_FILES.draws)];
  if (run === undefined && summary === undefined && draws === undefined) return null;
  const missing = Object.values(FIT_FILES).find((path) => !files.has(path));
  if (run === undefined || summary === undefined || draws === undefined) {
    report(missing as string)(undefined, 'the file is missing; run tierline fit again');
    return undefined;
  }
  const parsed = parseRun(run);
  const table = (path: string, content: string) =>
    readCsv(content, (line, message) => report(path)(line, message));
  const [quantities, columns] = [table(FIT_FILES.summary, summary), table(FIT_FILES.draws, draws)];
  if (!parsed || !quantities || !columns) {
    if (!parsed) report(FIT_FILES.run)(undefined, 'not the file that tierline fit writes; run it again');
    return undefined;
  }
  return {
    ...parsed,
    quantities: quantities.slice(1).map(({ cells }) => toQuantity(cells)),
    columns: toColumns(columns.map(({ cells }) => cells)),
  };
}

function parseRun(text: string): FitRun | undefined {
  try {
    const value = JSON.parse(text) as Partial<FitRun>;
    return typeof value.digest === 'string' && value.diagnostics ? (value as FitRun) : undefined;
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

function toColumns([header = [], ...rows]: readonly (readonly string[])[]): Record<string, Float64Array> {
  return Object.fromEntries(
    header.flatMap((name, i) =>
      (INDEX_COLUMNS as readonly string[]).includes(name)
        ? []
        : [[name, Float64Array.from(rows, (row) => Number(row[i]))]],
    ),
  );
}
