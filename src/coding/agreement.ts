import {
  type Alpha,
  alphaInterval,
  type BootstrapBounds,
  type ConfusionMatrix,
  confusionMatrix,
  krippendorffAlpha,
  type Level,
  type ReliabilityData,
  stream,
} from '../stats/index.js';
import { CODED_VARIABLES, type Coder, type Coding } from '../types.js';
import { type Disagreement, disagreements } from './disagreements.js';
import { byUnit, RELATIONAL, type Unit, unitKey, unitsOf } from './fields.js';

/** Alpha with its 90 % interval, over resampled documents. */
export interface Reliability extends Alpha {
  readonly interval: BootstrapBounds | null;
}

export interface PairReliability extends Reliability {
  readonly coders: readonly [string, string];
  /** Rows are the first coder's values, columns the second's; neither is the truth. */
  readonly confusion: ConfusionMatrix;
}

export interface VariableAgreement {
  /** A coded variable, `list_position`, `list_size`, or `formulas:` with the name of one. */
  readonly variable: string;
  readonly level: Level;
  readonly overall: Reliability;
  readonly pairs: readonly PairReliability[];
}

export interface Agreement {
  readonly coders: readonly string[];
  /** Documents and states of which any coder says something. */
  readonly units: number;
  readonly variables: readonly VariableAgreement[];
  readonly disagreements: readonly Disagreement[];
}

export interface AgreementOptions {
  readonly seed: number;
  readonly resamples?: number;
}

/**
 * How far coders agree, variable by variable. A unit counts for a variable where two coders or more give it a value: a
 * state that one of them does not name, or holds to be no relation, is missing there and shows among the disagreements
 * instead. A formula is present or absent in every relational row; places and sizes of lists are compared where both
 * coders see a list.
 */
export function agreement(coders: readonly Coder[], options: AgreementOptions): Agreement {
  const units = unitsOf(coders);
  const rows = coders.map(({ codings }) => byUnit(codings));
  const formulas = [
    ...new Set(coders.flatMap(({ codings }) => codings.flatMap((row) => row.formulas))),
  ].sort();
  return {
    coders: coders.map(({ name }) => name),
    units: units.length,
    variables: [...VARIABLES, ...formulas.map(presenceOf)].map((variable) =>
      variableAgreement(variable, { coders, units, rows }, options),
    ),
    disagreements: disagreements(coders),
  };
}

type Variable = { readonly name: string } & (
  | { readonly level: 'nominal'; readonly valueOf: (coding: Coding) => string | null }
  | { readonly level: 'ordinal' | 'interval'; readonly valueOf: (coding: Coding) => number | null }
);

const VARIABLES: readonly Variable[] = [
  ...CODED_VARIABLES.map(
    (name): Variable => ({ name, level: 'nominal', valueOf: ({ values }) => values[name] }),
  ),
  { name: 'list_position', level: 'ordinal', valueOf: ({ list }) => list?.position ?? null },
  { name: 'list_size', level: 'interval', valueOf: ({ list }) => list?.size ?? null },
];

const presenceOf = (formula: string): Variable => ({
  name: `formulas:${formula}`,
  level: 'nominal',
  valueOf: ({ values, formulas }) =>
    values.relevance !== RELATIONAL ? null : formulas.includes(formula) ? 'present' : 'absent',
});

interface Codings {
  readonly coders: readonly Coder[];
  readonly units: readonly Unit[];
  readonly rows: readonly ReadonlyMap<string, Coding>[];
}

function variableAgreement(
  variable: Variable,
  { coders, units, rows }: Codings,
  { seed, resamples = 2000 }: AgreementOptions,
): VariableAgreement {
  const documents = units.map(({ document }) => document);
  const reliability = (chosen: readonly number[]): Reliability => {
    const data = dataOf(
      variable,
      units,
      chosen.map((i) => rows[i] as ReadonlyMap<string, Coding>),
    );
    const names = chosen.map((i) => (coders[i] as Coder).name).sort();
    const random = stream(seed, 'agreement', variable.name, ...names);
    return { ...krippendorffAlpha(data), interval: alphaInterval(data, documents, random, resamples) };
  };
  const all = coders.map((_, i) => i);
  const overall = reliability(all);
  const pairs = all
    .flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const))
    .map(([a, b]): PairReliability => {
      const values = dataOf(variable, units, [rows[a], rows[b]] as ReadonlyMap<string, Coding>[]).units;
      return {
        coders: [(coders[a] as Coder).name, (coders[b] as Coder).name],
        // Two coders are their only pair, and the resamples would be the same.
        ...(all.length === 2 ? overall : reliability([a, b])),
        confusion: confusionMatrix(
          values.flatMap(([first, second]) =>
            first === null || second === null ? [] : [[String(first), String(second)] as const],
          ),
        ),
      };
    });
  return { variable: variable.name, level: variable.level, overall, pairs };
}

function dataOf(
  variable: Variable,
  units: readonly Unit[],
  rows: readonly ReadonlyMap<string, Coding>[],
): ReliabilityData {
  const valuesOf = <T>(read: (coding: Coding) => T | null) =>
    units.map((unit) =>
      rows.map((row) => {
        const coding = row.get(unitKey(unit));
        return coding ? read(coding) : null;
      }),
    );
  return variable.level === 'nominal'
    ? { level: variable.level, units: valuesOf(variable.valueOf) }
    : { level: variable.level, units: valuesOf(variable.valueOf) };
}
