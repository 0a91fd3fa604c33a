import type { LatentSpec } from '../../types.js';

/** Everything that can be left out whole: items and series by id, groups of sources (`group:<name>`), anchors (`anchor:<CODE>`). */
export function wholePieces({ items, series, anchors }: LatentSpec): string[] {
  const groups = items.flatMap(({ group }) => (group === null ? [] : [`group:${group}`]));
  const codes = [...anchors.high, ...anchors.low].map((code) => `anchor:${code}`);
  return [...[...items, ...series].map(({ id }) => id), ...new Set(groups), ...codes];
}
