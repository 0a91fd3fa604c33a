import { readCsv } from '../files/csv.js';
import type { FitQuantity, LeftOut, PartnerCode } from '../types.js';
import type { Report } from './report.js';

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

/** The quantities of `summary.csv`. */
export function readSummary(text: string, report: Report): FitQuantity[] | undefined {
  const table = readNumbers(text, report, { words: 1, header: SUMMARY_COLUMNS });
  return table?.rows.map(({ words, numbers }) => {
    const [mean, sd, q5, median, q95, rhat, essBulk, essTail] = numbers as Eight;
    return { name: words[0] as string, mean, sd, q5, median, q95, rhat, essBulk, essTail };
  });
}
type Eight = [number, number, number, number, number, number, number, number];

/** The pieces of `left-out.csv`, each of a partner that the pack has. */
export function readLeftOut(
  text: string,
  partners: ReadonlySet<PartnerCode>,
  report: Report,
): LeftOut[] | undefined {
  const table = readNumbers(text, report, { words: 2, header: LEFT_OUT_COLUMNS, optional: true });
  return table?.rows.map(({ words, numbers, line }) => {
    const [partner, series] = words as [string, string];
    if (!partners.has(partner)) report(line, `partners.csv has no ${partner}; run tierline fit again`);
    const [khat, tier = null, probability = null, ...shifts] = numbers;
    const [engagement = null, affinity = null, slack = null] = shifts;
    return { partner, series, khat: khat as number, tier, probability, engagement, affinity, slack };
  });
}

/** The columns of `draws.csv` without the index, at least one draw of each. */
export function readDraws(text: string, report: Report): Record<string, Float64Array> | undefined {
  const table = readNumbers(text, report, { words: 0 });
  if (!table) return undefined;
  const { header, rows } = table;
  const index: readonly string[] = INDEX_COLUMNS;
  if (index.some((name, i) => header[i] !== name) || new Set(header).size < header.length) {
    report(1, `the columns are not ${INDEX_COLUMNS.join(', ')} and one of each quantity`);
    return undefined;
  }
  if (rows.length === 0) {
    report(undefined, 'there are no draws; run tierline fit again');
    return undefined;
  }
  return Object.fromEntries(
    header
      .map((name, i) => [name, Float64Array.from(rows, ({ numbers }) => numbers[i] as number)] as const)
      .slice(index.length),
  );
}

interface Shape {
  /** Cells of a row that are no numbers: the first. */
  readonly words: number;
  /** What the header has to be, where that is known. */
  readonly header?: readonly string[];
  /** Whether the first number may be -Infinity, as a tail without weights is, and those after it may be missing. */
  readonly optional?: boolean;
}

interface NumberRow {
  readonly words: readonly string[];
  readonly numbers: readonly (number | null)[];
  readonly line: number;
}

/** A table of numbers, every row as wide as the header; undefined where anything is wrong, which is reported. */
function readNumbers(
  text: string,
  report: Report,
  { words, header: wanted, optional = false }: Shape,
): { readonly header: readonly string[]; readonly rows: readonly NumberRow[] } | undefined {
  const records = readCsv(text, report);
  if (!records) return undefined;
  const [header = [], ...body] = records.map(({ cells }) => cells);
  if (wanted && header.join() !== wanted.join()) {
    report(1, `the columns are not ${wanted.join(', ')}; run tierline fit again`);
    return undefined;
  }
  const wrong = body.findIndex(
    (cells) =>
      cells.length !== header.length ||
      cells
        .slice(words)
        .some((cell, i) => !isNumber(cell) && !(optional && cell === (i === 0 ? '-Infinity' : ''))),
  );
  if (wrong >= 0) {
    report(
      records[wrong + 1]?.line,
      `the row has not ${header.length - words} numbers; run tierline fit again`,
    );
    return undefined;
  }
  const rows = body.map((cells, i) => ({
    words: cells.slice(0, words),
    numbers: cells.slice(words).map((cell) => (cell === '' ? null : Number(cell))),
    line: records[i + 1]?.line as number,
  }));
  return { header, rows };
}

const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell));
