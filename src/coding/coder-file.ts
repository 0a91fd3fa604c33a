import type { Issue } from '../error.js';
import { CODED_FIELDS, CODED_VARIABLES, type CodedField, type GoldCoding } from '../types.js';
import { type Categories, codingOf, faultOf, RELATIONAL, splitList, unitKey } from './fields.js';
import { type Columns, csvRows, jsonRows, type Report, reportTo, type TextRow } from './rows.js';

/** A row of a coder's file. */
export interface FileCoding extends GoldCoding {
  readonly note: string;
  readonly line: number;
}

export interface CoderFile {
  readonly codings: readonly FileCoding[];
  /** Every document that has a row, also one whose row names no state. */
  readonly documents: readonly string[];
  readonly issues: readonly Issue[];
}

const COLUMNS: Columns = {
  needed: ['id', 'partner', ...CODED_FIELDS],
  allowed: ['note', 'adjudicated', 'contested'],
  ignored: ['event', 'occasion', 'date', 'url', 'text', 'codebook', 'version', 'version_of'],
};

/**
 * Reads what a coder says: CSV if the name ends so (lists separated by semicolons), else JSONL, also as
 * `tierline code --json` writes it. A row with a fault is reported and left out, the others stay.
 */
export function readCoderFile(file: string, bytes: Uint8Array, categories: Categories): CoderFile {
  const issues: Issue[] = [];
  const report = reportTo(issues, file);
  const rows = file.endsWith('.csv') ? csvRows(bytes, COLUMNS, report) : jsonRows(bytes, COLUMNS, report);
  const codings = new Map<string, FileCoding>();
  for (const row of rows) {
    const coding = readRow(row, categories, report);
    if (!coding) continue;
    const first = codings.get(unitKey(coding));
    if (first)
      report(
        row.line,
        `${coding.document} and ${coding.partner} stand in line ${first.line} too; keep one row`,
      );
    else codings.set(unitKey(coding), coding);
  }
  const documents = rows.map(({ cells }) => cells['id'] as string).filter((id) => id !== '');
  return {
    codings: [...codings.values()],
    documents: [...new Set(documents)],
    issues: issues.sort((a, b) => (a.line as number) - (b.line as number)),
  };
}

/** The coding of a row; undefined if it has a fault, or only says that a document names no state. */
function readRow(
  { line, cells, spans }: TextRow,
  categories: Categories,
  report: Report,
): FileCoding | undefined {
  const cell = (column: string) => cells[column] as string;
  const fields = Object.fromEntries(CODED_FIELDS.map((field) => [field, cell(field)])) as Record<
    CodedField,
    string
  >;
  const document = cell('id');
  const partner = cell('partner');
  const contested = splitList(cell('contested'));
  const filled = CODED_FIELDS.filter((field) => field !== 'relevance' && fields[field] !== '');
  if (document !== '' && partner === '' && filled.length === 0 && fields.relevance !== RELATIONAL)
    return undefined;
  const faults = [
    ...(document === '' ? ['"id" is missing; add it'] : []),
    ...(/^[A-Z][A-Z0-9]+$/.test(partner)
      ? []
      : [`partner: "${partner}" is not the code of a state, such as LAO; correct it`]),
    ...(fields.relevance === '' && !contested.includes('relevance') ? ['relevance is missing; add it'] : []),
    ...(fields.relevance !== RELATIONAL && filled.length > 0
      ? [`${filled.join(', ')} filled, but only ${RELATIONAL} rows say more than relevance`]
      : []),
    ...CODED_FIELDS.flatMap((field) => faultOf(field, fields[field], categories) ?? []),
    ...listFaults(fields),
    ...['adjudicated', 'contested'].flatMap((column) => unknownFields(column, cell(column))),
  ];
  for (const fault of faults) report(line, fault);
  if (faults.length > 0) return undefined;
  if (fields.relevance === RELATIONAL)
    for (const variable of CODED_VARIABLES)
      if (fields[variable] === '' && !contested.includes(variable))
        report(line, `${variable} is empty; a ${RELATIONAL} row should say it`, 'warning');
  return {
    ...codingOf({ document, partner }, fields),
    spans,
    adjudicated: splitList(cell('adjudicated')) as CodedField[],
    contested: contested as CodedField[],
    note: cell('note'),
    line,
  };
}

function listFaults({
  list_size: size,
  list_position: position,
}: Readonly<Record<CodedField, string>>): string[] {
  if ((size === '') !== (position === ''))
    return ['list_size and list_position go together; give both or none'];
  return Number(position) > Number(size) ? [`list_position ${position} is beyond list_size ${size}`] : [];
}

function unknownFields(column: string, cell: string): string[] {
  return splitList(cell)
    .filter((field) => !(CODED_FIELDS as readonly string[]).includes(field))
    .map((field) => `${column}: "${field}" is not one of ${CODED_FIELDS.join(', ')}`);
}
