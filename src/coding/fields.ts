import { compare } from '../order.js';
import {
  CODED_VARIABLES,
  type Codebook,
  type CodedField,
  type CodedVariable,
  type Coder,
  type Coding,
  type PartnerCode,
} from '../types.js';

/** The categories that a codebook allows. */
export type Categories = Readonly<Record<CodedVariable | 'formulas', readonly string[]>>;

/** The categories of a codebook by variable. */
export function categoriesOf({ variables }: Codebook): Categories {
  const codes = (name: string) => variables[name]?.map(({ code }) => code) ?? [];
  return Object.fromEntries(
    [...CODED_VARIABLES, 'formulas'].map((name) => [name, codes(name)]),
  ) as unknown as Categories;
}

/** The category of `relevance` that alone fills the other fields. */
export const RELATIONAL = 'relational';

/** What is coded: a document and one state that it names. */
export interface Unit {
  readonly document: string;
  readonly partner: PartnerCode;
}

export const unitKey = ({ document, partner }: Unit): string => `${document}\u0000${partner}`;

/** Codings by their unit, in order of document and partner whatever the order of rows. */
export function byUnit<T extends Coding>(codings: readonly T[]): Map<string, T> {
  const entries = codings.map((coding) => [unitKey(coding), coding] as const);
  return new Map(entries.sort(([a], [b]) => compare(a, b)));
}

/** The units of which anyone says something, in order of document and partner. */
export function unitsOf(coders: readonly Coder[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const { codings } of coders)
    for (const { document, partner } of codings)
      units.set(unitKey({ document, partner }), { document, partner });
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

export const documentsOf = ({ codings, documents }: Coder): Set<string> =>
  new Set(documents ?? codings.map(({ document }) => document));

/** What a coding says in one field, as a cell of a table; empty where it says nothing. */
export function cellOf(coding: Coding, field: CodedField): string {
  switch (field) {
    case 'list_size':
      return String(coding.list?.size ?? '');
    case 'list_position':
      return String(coding.list?.position ?? '');
    case 'formulas':
      return joinFormulas(coding.formulas);
    default:
      return coding.values[field] ?? '';
  }
}

/** A coding from the cells of its fields; the inverse of {@link cellOf}. */
export function codingOf(unit: Unit, cells: Readonly<Record<CodedField, string>>): Coding {
  const { list_size: size, list_position: position } = cells;
  return {
    document: unit.document,
    partner: unit.partner,
    values: Object.fromEntries(
      CODED_VARIABLES.map((variable) => [variable, cells[variable] || null]),
    ) as Coding['values'],
    list: size === '' || position === '' ? null : { size: Number(size), position: Number(position) },
    occasion: null,
    formulas: splitList(joinFormulas(splitList(cells.formulas))),
    spans: [],
  };
}

/** Why a cell cannot stand in a field; null if it can. An empty cell says nothing and is always allowed. */
export function faultOf(field: CodedField, cell: string, categories: Categories): string | null {
  if (cell === '') return null;
  if (field === 'list_size' || field === 'list_position')
    return /^[1-9]\d{0,3}$/.test(cell) ? null : `${field}: "${cell}" is not a whole number from 1 to 9999`;
  const unknown = (field === 'formulas' ? splitList(cell) : [cell]).filter(
    (word) => !categories[field].includes(word),
  );
  return unknown.length === 0
    ? null
    : `${field}: ${unknown.map((word) => `"${word}"`).join(', ')} is not one of ${categories[field].join(', ')}`;
}

/** The items of a cell that holds several, separated by semicolons. */
export function splitList(cell: string): string[] {
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Formulas are a set: their order and repetition say nothing. */
export const joinFormulas = (formulas: readonly string[]): string => [...new Set(formulas)].sort().join(';');
