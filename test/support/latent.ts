import type { LatentItem, LatentOutcomeSeries, LatentSpec } from '../../src/types.js';

const series = (id: string) => ({
  id,
  title: id,
  definition: id,
  likelihood: 'count' as const,
  categories: 2,
  coder: null,
  shares: {},
  sql: '',
  file: `latent/${id}.sql`,
});

/** An item of a test, a count of affinity unless told otherwise. */
export function latentItem(id: string, more: Partial<LatentItem> = {}): LatentItem {
  return { ...series(id), axis: 'affinity', group: null, direction: 1, versions: 'instruments', ...more };
}

/** A series of an outcome, a count of engagement unless told otherwise. */
export function latentOutcome(id: string, more: Partial<LatentOutcomeSeries> = {}): LatentOutcomeSeries {
  return { ...series(id), outcome: 'engagement', detected: false, ...more };
}

export function latentSpec(
  items: readonly LatentItem[],
  list: readonly LatentOutcomeSeries[] = [],
): LatentSpec {
  const anchors = { high: ['XAA'], low: ['XBB'] };
  return {
    chains: 2,
    warmup: 100,
    draws: 100,
    acceptance: 0.8,
    innovations: 'student',
    anchors,
    items,
    series: list,
  };
}
