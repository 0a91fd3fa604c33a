import { CODED_FIELDS, type CodedField, type Coder } from '../types.js';
import { byUnit, cellOf, documentsOf, type Unit, unitKey, unitsOf } from './fields.js';

/** The fields of one document and state on which coders differ, and what each says; null where a coder has no row. */
export interface Disagreement extends Unit {
  readonly fields: Readonly<Partial<Record<CodedField, Readonly<Record<string, string | null>>>>>;
}

/**
 * What there is to adjudicate, in order of document and partner. A coder who read the document and has no row for the
 * state differs in relevance from one who has; a coder who did not read it does not differ.
 */
export function disagreements(coders: readonly Coder[]): Disagreement[] {
  const readers = coders.map((coder) => ({
    name: coder.name,
    rows: byUnit(coder.codings),
    read: documentsOf(coder),
  }));
  return unitsOf(coders).flatMap((unit): Disagreement[] => {
    const said = readers
      .filter(({ read }) => read.has(unit.document))
      .map(({ name, rows }) => ({ name, coding: rows.get(unitKey(unit)) }));
    const absent = said.some(({ coding }) => !coding);
    const fields = CODED_FIELDS.filter((field) => field === 'relevance' || !absent)
      .map((field) => {
        const cells = said.map(({ name, coding }) => [name, coding ? cellOf(coding, field) : null] as const);
        return [field, cells] as const;
      })
      .filter(([, cells]) => new Set(cells.map(([, cell]) => cell)).size > 1);
    if (fields.length === 0) return [];
    return [
      {
        ...unit,
        fields: Object.fromEntries(fields.map(([field, cells]) => [field, Object.fromEntries(cells)])),
      },
    ];
  });
}
