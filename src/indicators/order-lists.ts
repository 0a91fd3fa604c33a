import { type LatentSeries, MOST_TIED, type PanelCell, type Partner } from '../types.js';
import { chanceOfAlphabet } from './alphabet.js';

/** Lists that break the alphabet in so few pairs by so small a chance follow it. */
const BY_CHANCE = 0.01;

/**
 * What is wrong with the lists of a series, in words: each is of one day and version (an office class), names a state once, and has an order; the
 * lists of a version must not follow the alphabet, which says nothing of closeness.
 */
export function wrongLists(
  { likelihood }: LatentSeries,
  cells: readonly PanelCell[],
  partners: readonly Partner[],
): string[] {
  if (likelihood !== 'list') return [];
  const lists = grouped(cells, ({ version, size }) => `${version} ${size}`);
  const wrong = lists.flatMap(wrongList);
  return wrong.length > 0 ? wrong : alphabetic(lists, partners);
}

function wrongList(cells: readonly PanelCell[]): string[] {
  const [{ version, size }] = cells as [PanelCell];
  const list = `list ${size} of version "${version}"`;
  const tied = Math.max(...grouped(cells, ({ value }) => String(value)).map(({ length }) => length));
  if (new Set(cells.map(({ day }) => day)).size > 1) return [`${list} has several days; a list is of one`];
  if (new Set(cells.map(({ partner }) => partner)).size < cells.length)
    return [`${list} names a partner twice; keep its first place`];
  if (tied === cells.length) return [`${list} has no order; leave it out`];
  return tied > MOST_TIED
    ? [`${list} has ${tied} partners in one place, more than ${MOST_TIED}; leave it out`]
    : [];
}

/** Versions whose lists follow the alphabet of partners' names; lists with a shared place tell nothing of that. */
function alphabetic(lists: readonly (readonly PanelCell[])[], partners: readonly Partner[]): string[] {
  const names = partners.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ code }) => code);
  const strict = lists.filter((cells) => new Set(cells.map(({ value }) => value)).size === cells.length);
  return grouped(strict, ([cell]) => (cell as PanelCell).version).flatMap((of) => {
    const orders = of.map((cells) =>
      cells.toSorted((a, b) => a.value - b.value).map(({ partner }) => names.indexOf(partner)),
    );
    const chance = chanceOfAlphabet(orders);
    return chance < BY_CHANCE
      ? [
          `lists of version "${of[0]?.[0]?.version}" follow the alphabet (by chance with probability ${chance.toPrecision(2)}); leave them out`,
        ]
      : [];
  });
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
