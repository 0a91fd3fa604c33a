import { isDay } from '../days.js';
import type { Issue } from '../error.js';
import { CODED_FIELDS, type CodedField, type Day } from '../types.js';
import { type Categories, faultOf, joinFormulas, splitList, type Unit, unitKey } from './fields.js';
import { type Columns, csvRows, type Report, reportTo, type TextRow } from './rows.js';

/** A person's decision of one field on which coders differ; an empty value decides that nothing is said. */
export interface Adjudication extends Unit {
  readonly field: CodedField;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly date: Day;
  readonly line: number;
}

export interface AdjudicationFile {
  readonly file: string;
  readonly adjudications: readonly Adjudication[];
  readonly issues: readonly Issue[];
}

const COLUMNS: Columns = {
  needed: ['id', 'partner', 'variable', 'value', 'reason', 'by', 'date'],
  allowed: [],
  ignored: [],
};

/** Reads a CSV table of decisions; a row with a fault is reported and left out, the others stay. */
export function readAdjudications(file: string, bytes: Uint8Array, categories: Categories): AdjudicationFile {
  const issues: Issue[] = [];
  const report = reportTo(issues, file);
  const decisions = new Map<string, Adjudication>();
  for (const row of csvRows(bytes, COLUMNS, report)) {
    const decision = readDecision(row, categories, report);
    if (!decision) continue;
    const first = decisions.get(decisionKey(decision, decision.field));
    if (first)
      report(row.line, `${decision.field} of this document and state is decided in line ${first.line} too`);
    else decisions.set(decisionKey(decision, decision.field), decision);
  }
  return { file, adjudications: [...decisions.values()], issues };
}

export const decisionKey = (unit: Unit, field: CodedField): string => `${unitKey(unit)}\u0000${field}`;

function readDecision(
  { line, cells }: TextRow,
  categories: Categories,
  report: Report,
): Adjudication | undefined {
  const cell = (column: string) => cells[column] as string;
  const field = CODED_FIELDS.find((name) => name === cell('variable'));
  const fault = field && faultOf(field, cell('value'), categories);
  const faults = [
    ...['id', 'partner', 'reason', 'by']
      .filter((column) => cell(column) === '')
      .map((column) => `"${column}" is missing; add it`),
    ...(field ? [] : [`variable: "${cell('variable')}" is not one of ${CODED_FIELDS.join(', ')}`]),
    ...(fault ? [fault] : []),
    ...(isDay(cell('date')) ? [] : [`date: "${cell('date')}" is not a day; use YYYY-MM-DD`]),
  ];
  for (const message of faults) report(line, message);
  if (!field || faults.length > 0) return undefined;
  return {
    document: cell('id'),
    partner: cell('partner'),
    field,
    value: field === 'formulas' ? joinFormulas(splitList(cell('value'))) : cell('value'),
    reason: cell('reason'),
    by: cell('by'),
    date: cell('date'),
    line,
  };
}
