import {
  type Bounds,
  bootstrapIntervals,
  type ClassRates,
  type ConfusionMatrix,
  confusionMatrix,
  macroF1,
  precisionRecall,
  stream,
  weightedF1,
  wilsonInterval,
} from '../stats/index.js';

/** A share or mean with its 90 % interval; null where there is nothing to divide by. */
export interface Rate {
  readonly value: number | null;
  readonly interval: Bounds | null;
}

/** How well one category is found. */
export interface CategoryRates {
  /** How often it is true. */
  readonly n: number;
  readonly precision: Rate;
  readonly recall: Rate;
  readonly f1: Rate;
}

export interface VariableRates {
  readonly n: number;
  readonly accuracy: Rate;
  readonly macroF1: Rate;
  readonly weightedF1: Rate;
  /** Over all categories together; for `formulas` the share of phrases that are right, and that are found. */
  readonly precision: Rate;
  readonly recall: Rate;
  readonly categories: Readonly<Record<string, CategoryRates>>;
  /** With {@link NONE} among the categories where one side says nothing. */
  readonly confusion: ConfusionMatrix;
}

/** Stands for saying nothing: no row, no category, no formula. */
export const NONE = '(none)';

/** One comparison: what is true and what was coded. */
export interface Judged {
  readonly document: string;
  readonly truth: string;
  readonly coded: string;
}

/** Rates of one variable from its comparisons: shares with Wilson's interval over rows, F1 with a bootstrap over documents. */
export function variableRates(
  judged: readonly Judged[],
  names: readonly [seed: number, ...string[]],
  resamples: number,
): VariableRates {
  const confusion = confusionMatrix(judged.map(({ truth, coded }) => [truth, coded]));
  const { categories, counts } = confusion;
  const named = categories.flatMap((category, i) => (category === NONE ? [] : [i]));
  const scores = (cells: readonly (readonly number[])[]) => {
    const classes = named.map((i) => precisionRecall(cells, i));
    return [macroF1(classes), weightedF1(classes), ...classes.map(({ f1 }) => f1)];
  };
  const [macro, weighted, ...f1] = withIntervals(
    judged,
    categories,
    scores(counts),
    scores,
    names,
    resamples,
  );
  const classes = named.map((i) => precisionRecall(counts, i));
  const sum = (key: 'n' | 'coded' | 'correct') => classes.reduce((total, rates) => total + rates[key], 0);
  return {
    n: judged.length,
    accuracy: share(judged.filter(({ truth, coded }) => truth === coded).length, judged.length),
    macroF1: macro as Rate,
    weightedF1: weighted as Rate,
    precision: share(sum('correct'), sum('coded')),
    recall: share(sum('correct'), sum('n')),
    categories: Object.fromEntries(
      named.map((i, k) => [categories[i] as string, categoryRates(classes[k] as ClassRates, f1[k] as Rate)]),
    ),
    confusion,
  };
}

const categoryRates = ({ n, coded, correct }: ClassRates, f1: Rate): CategoryRates => ({
  n,
  precision: share(correct, coded),
  recall: share(correct, n),
  f1,
});

/** A share of a whole with Wilson's interval. */
export const share = (part: number, whole: number): Rate => ({
  value: whole === 0 ? null : part / whole,
  interval: wilsonInterval(part, whole),
});

/** Adds to each score its interval over resampled documents. */
function withIntervals(
  judged: readonly Judged[],
  categories: readonly string[],
  values: readonly (number | null)[],
  scores: (counts: readonly (readonly number[])[]) => readonly (number | null)[],
  [seed, ...names]: readonly [number, ...string[]],
  resamples: number,
): Rate[] {
  const documents = [...new Set(judged.map(({ document }) => document))].sort();
  const places = new Map(documents.map((document, i) => [document, i]));
  const columns = new Map(categories.map((category, i) => [category, i]));
  const cells = judged.map(({ document, truth, coded }) => ({
    place: places.get(document) as number,
    row: columns.get(truth) as number,
    column: columns.get(coded) as number,
  }));
  const counts = categories.map(() => new Array<number>(categories.length).fill(0));
  const statistics = (times: Uint32Array) => {
    for (const row of counts) row.fill(0);
    for (const { place, row, column } of cells) counts[row]![column]! += times[place]!;
    return scores(counts);
  };
  const random = stream(seed, 'error rates', ...names);
  const intervals = bootstrapIntervals(documents.length, statistics, random, resamples);
  return values.map((value, i) => ({ value, interval: intervals[i] ?? null }));
}
