import type { Issue } from '../error.js';
import { readCsv } from '../files/csv.js';
import type { Span } from '../types.js';

/** Takes note of an issue in the file that is being read. */
export type Report = (line: number, message: string, severity?: Issue['severity']) => void;

export function reportTo(issues: Issue[], file: string): Report {
  return (line, message, severity = 'error') => {
    issues.push({ severity, file, line, message });
  };
}

/** A row as text, whatever kind of file it stood in. */
export interface TextRow {
  readonly line: number;
  /** Every known column, empty where the row has nothing. */
  readonly cells: Readonly<Record<string, string>>;
  readonly spans: readonly Span[];
}

export interface Columns {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
  /** Columns that may stand there and are read past, since they are derived. */
  readonly ignored: readonly string[];
}

/** The rows of a CSV table. A column too many is reported and read past; one that is missing or stands twice spoils every row. */
export function csvRows(bytes: Uint8Array, columns: Columns, report: Report): TextRow[] {
  const lines = decodeLines(bytes, report);
  if (lines.includes(undefined)) return [];
  if (lines.every((line) => line?.trim() === '')) {
    report(1, 'the file is empty; it needs its header line');
    return [];
  }
  const [header, ...body] = readCsv(lines.join('\n'), report) ?? [];
  if (!header || !checkHeader(header.cells, columns, report)) return [];
  const known = [...columns.needed, ...columns.allowed];
  return body.flatMap(({ cells, line }): TextRow[] => {
    if (cells.length !== header.cells.length) {
      report(
        line,
        `the row has ${cells.length} cells, the header ${header.cells.length}; check commas and quotes`,
      );
      return [];
    }
    const named = new Map(header.cells.map((column, i) => [column, cells[i] as string]));
    return [
      {
        line,
        cells: Object.fromEntries(known.map((column) => [column, named.get(column) ?? ''])),
        spans: [],
      },
    ];
  });
}

function checkHeader(
  header: readonly string[],
  { needed, allowed, ignored }: Columns,
  report: Report,
): boolean {
  const missing = needed.filter((column) => !header.includes(column));
  const repeated = header.filter((column, i) => header.indexOf(column) !== i);
  const unknown = header.filter((column) => ![...needed, ...allowed, ...ignored].includes(column));
  for (const column of unknown) report(1, `unknown column "${column}"; columns are ${needed.join(', ')}`);
  for (const column of missing) report(1, `column "${column}" is missing; add it, empty cells are allowed`);
  for (const column of repeated) report(1, `column "${column}" stands twice`);
  return missing.length + repeated.length === 0;
}

/** The rows of a JSONL file: text, numbers, lists of texts and nothing become cells. */
export function jsonRows(
  bytes: Uint8Array,
  { needed, allowed, ignored }: Columns,
  report: Report,
): TextRow[] {
  const known = [...needed, ...allowed];
  const seen = new Set([...known, ...ignored, 'spans']);
  return decodeLines(bytes, report).flatMap((text, i): TextRow[] => {
    const line = i + 1;
    if (text === undefined || text.trim() === '') return [];
    const record = parseObject(text);
    if (!record) {
      report(line, 'not a JSON object; every line is one row');
      return [];
    }
    for (const field of Object.keys(record).filter((name) => !seen.has(name))) {
      seen.add(field);
      report(line, `unknown column "${field}"; columns are ${needed.join(', ')}`);
    }
    const cells = known.map((column) => [column, toCell(record[column])] as const);
    const odd = cells.flatMap(([column, cell]) => (cell === undefined ? [column] : []));
    for (const column of odd)
      report(line, `${column}: ${JSON.stringify(record[column])} is no text, number or list of texts`);
    const spans = toSpans(record['spans']);
    if (!spans) report(line, 'spans: give a list of {start, end, rule}');
    return odd.length > 0 || !spans
      ? []
      : [{ line, cells: Object.fromEntries(cells) as TextRow['cells'], spans }];
  });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function toCell(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(';');
  return undefined;
}

function toSpans(value: unknown): Span[] | undefined {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const spans = value.flatMap((span: Partial<Span> | null): Span[] =>
    span && Number.isInteger(span.start) && Number.isInteger(span.end) && typeof span.rule === 'string'
      ? [{ start: span.start as number, end: span.end as number, rule: span.rule }]
      : [],
  );
  return spans.length === value.length ? spans : undefined;
}

/** The lines of a text; one that is not UTF-8 is reported and undefined. */
function decodeLines(bytes: Uint8Array, report: Report): (string | undefined)[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines: (string | undefined)[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    try {
      lines.push(decoder.decode(bytes.subarray(start, end)).replace(/\r$/, '').normalize('NFC'));
    } catch {
      report(lines.length + 1, 'the line is not valid UTF-8; save the file as UTF-8');
      lines.push(undefined);
    }
    start = end + 1;
  }
  return lines;
}
