import type { Cells, ItemData, LatentData, SeriesData } from './data.js';

/** Sentences on series whose cells are all alike, so that they cannot tell states or times apart. */
export function constantSeries({ items, outcomes }: LatentData): string[] {
  return [...items, ...outcomes.flatMap(({ series }) => series)]
    .filter(isConstant)
    .map(
      ({ id, cells }) =>
        `${id} is the same in all ${cells.value.length} cells and tells nothing apart; widen its query or take it out`,
    );
}

/** A list is left out: the places in it differ by definition. */
function isConstant({ likelihood, cells }: ItemData | SeriesData): boolean {
  if (likelihood === 'list') return false;
  const at = likelihood === 'count' || likelihood === 'share' ? rate(cells) : cells.value;
  return at.every((value) => value === at[0]);
}

const rate = ({ value, size }: Cells) => value.map((count, i) => count / (size[i] as number));
