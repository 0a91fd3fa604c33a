import { compare } from '../order.js';
import type { EstimateRow, EstimateTopic, EstimateView, Evidence, Pack, Source } from '../types.js';

/** Estimates by topic, from the rows and sources at hand; within a topic by their time, author and id. */
export function estimatesByTopic({ estimates, evidence, sources }: Pack, topic?: string): EstimateTopic[] {
  const rows = new Map(evidence.map((row) => [row.id, row]));
  const publications = new Map(sources.map((source) => [source.id, source]));
  const topics = [...new Set(estimates.map((one) => one.topic))].sort();
  return topics
    .filter((one) => topic === undefined || one === topic)
    .map((name) => {
      const group = estimates.filter((one) => one.topic === name);
      const views = group.map((one) => viewOf(one, group, rows, publications));
      return { topic: name, estimates: views.toSorted((a, b) => compare(orderOf(a), orderOf(b))) };
    });
}

function viewOf(
  estimate: EstimateRow,
  group: readonly EstimateRow[],
  rows: ReadonlyMap<string, Evidence>,
  publications: ReadonlyMap<string, Source>,
): EstimateView {
  const { line: _, knownFrom: __, ...rest } = estimate;
  const read = estimate.evidence.flatMap((id) => rows.get(id) ?? []);
  const ids = new Set(read.flatMap(({ source, secondSource }) => [source, secondSource ?? source]));
  return {
    ...rest,
    sources: [...ids].flatMap((id) => {
      const source = publications.get(id);
      if (!source) return [];
      const { publisher, published, status } = source;
      return [{ id, publisher, published, status }];
    }),
    credibility: Math.max(...read.map(({ credibility }) => credibility)),
    conflicts: group.filter((other) => conflict(estimate, other)).map(({ id }) => id),
  };
}

/** Whether two figures of the same thing in the same time exclude each other, each taken as it is qualified. */
export function conflict(a: EstimateRow, b: EstimateRow): boolean {
  const same = (['what', 'from', 'until', 'unit', 'denominator'] as const).every(
    (field) => a[field] === b[field],
  );
  if (!same || a.id === b.id) return false;
  const [one, two] = [boundsOf(a), boundsOf(b)];
  return one.high < two.low || two.high < one.low;
}

/** What a figure allows: `about` is taken at its word. */
function boundsOf({ amount, amountTo, share, qualifier }: EstimateRow) {
  const low = (amount ?? share) as number;
  if (amountTo !== null) return { low, high: amountTo };
  if (qualifier === 'at_least') return { low, high: Number.POSITIVE_INFINITY };
  if (qualifier === 'up_to') return { low: 0, high: low };
  return { low, high: low };
}

const orderOf = ({ from, until, author, id }: EstimateView) => [from, until, author, id].join('\0');
