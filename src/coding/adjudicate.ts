import type { Issue } from '../error.js';
import { CODED_FIELDS, type CodedField, type Coder, type GoldCoding } from '../types.js';
import { type Adjudication, type AdjudicationFile, decisionKey } from './adjudications.js';
import { byUnit, cellOf, codingOf, documentsOf, RELATIONAL, type Unit, unitKey, unitsOf } from './fields.js';
import { type Report, reportTo } from './rows.js';

/** What coders agree on and what was decided, as a coder of its own. */
export interface Gold extends Coder {
  readonly codings: readonly GoldCoding[];
  readonly documents: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Makes the gold of several coders' files: where they agree their value holds, where they differ a decision does, and
 * without one the field is contested. A row that a coder does not have says nothing in every field. A decision where
 * coders agree is reported: as an error if they agree on something else, since one of the two must be wrong.
 */
export function adjudicate(coders: readonly Coder[], { file, adjudications }: AdjudicationFile): Gold {
  const issues: Issue[] = [];
  const report = reportTo(issues, file);
  const rows = coders.map(({ codings }) => byUnit(codings));
  const decisions = new Map(
    adjudications.map((decision) => [decisionKey(decision, decision.field), decision]),
  );
  const codings = unitsOf(coders).flatMap((unit): GoldCoding[] => {
    const said = rows.map((row) => row.get(unitKey(unit)));
    const settled = CODED_FIELDS.map((field) => {
      const key = decisionKey(unit, field);
      const decision = decisions.get(key);
      decisions.delete(key);
      const cells = said.map((coding) => (coding ? cellOf(coding, field) : ''));
      return settle(field, cells, decision);
    });
    reportDecisions(settled, report);
    return goldCoding(unit, settled);
  });
  for (const { line, document, partner } of decisions.values())
    report(line, `no coder has a row for ${document} and ${partner}`);
  return {
    name: 'gold',
    codings,
    documents: [...new Set(coders.flatMap((coder) => [...documentsOf(coder)]))].sort(),
    issues: issues.sort((a, b) => (a.line as number) - (b.line as number)),
  };
}

interface Settled {
  readonly field: CodedField;
  readonly how: 'agreed' | 'decided' | 'contested';
  readonly value: string;
  readonly decision: Adjudication | undefined;
}

function settle(field: CodedField, said: readonly string[], decision: Adjudication | undefined): Settled {
  const [first = ''] = said;
  if (said.every((value) => value === first)) return { field, how: 'agreed', value: first, decision };
  return decision
    ? { field, how: 'decided', value: decision.value, decision }
    : { field, how: 'contested', value: '', decision };
}

/** Relevance stands first among the fields, and unless it is relational or open the others say nothing. */
function isBare([relevance]: readonly Settled[]): boolean {
  return relevance?.how !== 'contested' && relevance?.value !== RELATIONAL;
}

function reportDecisions(settled: readonly Settled[], report: Report): void {
  for (const { field, how, value, decision } of settled) {
    if (!decision) continue;
    const { line } = decision;
    if (how === 'agreed' && value === decision.value)
      report(line, `coders agree on ${field}; the decision is not needed`, 'warning');
    else if (how === 'agreed')
      report(line, `coders agree that ${field} is "${value}", not "${decision.value}"; remove or correct it`);
    else if (isBare(settled) && field !== 'relevance' && value !== '')
      report(line, `${field} is decided, but only ${RELATIONAL} rows say more than relevance`);
  }
}

/** The gold of one unit; none where it is settled that nothing is said of it. */
function goldCoding(unit: Unit, settled: readonly Settled[]): GoldCoding[] {
  const open = isBare(settled) ? settled.slice(0, 1) : settled;
  if (open.length === 1 && open[0]?.value === '') return [];
  const cells = Object.fromEntries(open.map(({ field, value }) => [field, value]));
  const contested = open.filter(({ how }) => how === 'contested').map(({ field }) => field);
  const halfList = contested.some((field) => LIST.includes(field));
  return [
    {
      ...codingOf(unit, { ...EMPTY, ...cells }),
      adjudicated: settled.filter(({ how }) => how === 'decided').map(({ field }) => field),
      contested: halfList ? CODED_FIELDS.filter((f) => contested.includes(f) || LIST.includes(f)) : contested,
    },
  ];
}

const EMPTY = Object.fromEntries(CODED_FIELDS.map((field) => [field, ''])) as Record<CodedField, string>;
/** A size without a place, or a place without a size, is no list: where one is open both are. */
const LIST: readonly CodedField[] = ['list_size', 'list_position'];
