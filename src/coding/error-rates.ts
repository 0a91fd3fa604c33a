import { type ConfusionMatrix, confusionMatrix } from '../stats/index.js';
import {
  CODED_VARIABLES,
  type CodedField,
  type CodedVariable,
  type Coder,
  type Coding,
  type GoldCoding,
} from '../types.js';
import { byUnit, documentsOf, RELATIONAL, type Unit, unitKey } from './fields.js';
import { type Judged, NONE, type Rate, share, type VariableRates, variableRates } from './variable-rates.js';

/** Rows for states that the gold does not have, and rows of the gold that are missing, over the rows of either. */
export interface Attribution {
  readonly rows: number;
  readonly added: readonly Unit[];
  readonly missing: readonly Unit[];
  readonly error: Rate;
}

export type RatedVariable = CodedVariable | 'formulas';

/** Error rates of one coder over some documents: plain data, fit to be stored and to enter a model's likelihood. */
export interface ErrorRates {
  readonly documents: number;
  readonly attribution: Attribution;
  readonly variables: Readonly<Record<RatedVariable, VariableRates>>;
  /** Each formula as present or absent, over rows that both hold to be relational. */
  readonly formulas: Readonly<Record<string, ConfusionMatrix>>;
}

export interface ErrorReport extends ErrorRates {
  readonly coder: string;
  readonly gold: string;
  readonly periods: Readonly<Record<string, ErrorRates>>;
}

export interface ErrorOptions {
  readonly seed: number;
  readonly resamples?: number;
  /** The kind of text a document is, such as its year and whether only a headline is held; one period if not given. */
  readonly periodOf?: (document: string) => string;
}

/**
 * The error rates of a coder against an adjudicated gold, for the documents that the gold holds. Relevance is rated
 * over the rows of both; the other variables where both hold the row to be relational, so that they say how well a
 * recognised relation is described. Contested fields are left out. Shares carry Wilson's interval over rows, F1 a
 * bootstrap over documents.
 */
export function errorRates(
  gold: Coder & { readonly codings: readonly GoldCoding[] },
  coder: Coder,
  options: ErrorOptions,
): ErrorReport {
  const documents = [...documentsOf(gold)].sort();
  const { periodOf } = options;
  const periods = periodOf ? [...new Set(documents.map(periodOf))].sort() : [];
  const rates = (name: string, chosen: readonly string[]) => {
    const within = new Set(chosen);
    const inside = <T extends Coding>(codings: readonly T[]) =>
      byUnit(codings.filter((row) => within.has(row.document)));
    return ratesOf(
      { name, documents: chosen.length, gold: inside(gold.codings), coded: inside(coder.codings) },
      options,
    );
  };
  return {
    coder: coder.name,
    gold: gold.name,
    ...rates('', documents),
    periods: Object.fromEntries(
      periods.map((period) => [
        period,
        rates(
          period,
          documents.filter((document) => periodOf?.(document) === period),
        ),
      ]),
    ),
  };
}

interface Sample {
  readonly name: string;
  readonly documents: number;
  readonly gold: ReadonlyMap<string, GoldCoding>;
  readonly coded: ReadonlyMap<string, Coding>;
}

/** A row of the gold and the coder's row for the same unit, both relational. */
interface Both {
  readonly gold: GoldCoding;
  readonly coding: Coding;
}

function ratesOf(sample: Sample, { seed, resamples = 2000 }: ErrorOptions): ErrorRates {
  const both = [...sample.gold.values()].flatMap((gold): Both[] => {
    const coding = sample.coded.get(unitKey(gold));
    return coding && gold.values.relevance === RELATIONAL && coding.values.relevance === RELATIONAL
      ? [{ gold, coding }]
      : [];
  });
  const rate = (variable: RatedVariable, judged: readonly Judged[]) =>
    [variable, variableRates(judged, [seed, sample.name, variable], resamples)] as const;
  const described = CODED_VARIABLES.filter((variable) => variable !== 'relevance');
  return {
    documents: sample.documents,
    attribution: attributionOf(sample),
    variables: Object.fromEntries([
      rate('relevance', judgeRelevance(sample)),
      ...described.map((variable) => rate(variable, judgeVariable(both, variable))),
      rate('formulas', judgeFormulas(both)),
    ]) as ErrorRates['variables'],
    formulas: presenceOf(both),
  };
}

const isSettled = (row: GoldCoding, field: CodedField) => !row.contested.includes(field);

function attributionOf({ gold, coded }: Sample): Attribution {
  const unit = ({ document, partner }: Coding): Unit => ({ document, partner });
  const added = [...coded].filter(([key]) => !gold.has(key)).map(([, row]) => unit(row));
  const missing = [...gold].filter(([key]) => !coded.has(key)).map(([, row]) => unit(row));
  const rows = gold.size + added.length;
  return { rows, added, missing, error: share(added.length + missing.length, rows) };
}

function judgeRelevance({ gold, coded }: Sample): Judged[] {
  const held = [...gold]
    .filter(([, row]) => isSettled(row, 'relevance'))
    .map(([key, { document, values }]) => ({
      document,
      truth: values.relevance ?? NONE,
      coded: coded.get(key)?.values.relevance ?? NONE,
    }));
  const added = [...coded]
    .filter(([key]) => !gold.has(key))
    .map(([, { document, values }]) => ({ document, truth: NONE, coded: values.relevance ?? NONE }));
  return [...held, ...added];
}

function judgeVariable(both: readonly Both[], variable: CodedVariable): Judged[] {
  return both
    .filter(({ gold }) => isSettled(gold, variable))
    .map(({ gold, coding }) => ({
      document: gold.document,
      truth: gold.values[variable] ?? NONE,
      coded: coding.values[variable] ?? NONE,
    }));
}

function judgeFormulas(both: readonly Both[]): Judged[] {
  return both
    .filter(({ gold }) => isSettled(gold, 'formulas'))
    .flatMap(({ gold, coding }) =>
      [...new Set([...gold.formulas, ...coding.formulas])].map((formula) => ({
        document: gold.document,
        truth: gold.formulas.includes(formula) ? formula : NONE,
        coded: coding.formulas.includes(formula) ? formula : NONE,
      })),
    );
}

function presenceOf(both: readonly Both[]): Record<string, ConfusionMatrix> {
  const settled = both.filter(({ gold }) => isSettled(gold, 'formulas'));
  const formulas = settled.flatMap(({ gold, coding }) => [...gold.formulas, ...coding.formulas]);
  const said = (row: Coding, formula: string) => (row.formulas.includes(formula) ? 'present' : 'absent');
  return Object.fromEntries(
    [...new Set(formulas)].sort().map((formula) => [
      formula,
      confusionMatrix(
        settled.map(({ gold, coding }) => [said(gold, formula), said(coding, formula)] as const),
        ['absent', 'present'],
      ),
    ]),
  );
}
