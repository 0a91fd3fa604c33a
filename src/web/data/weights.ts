import type { CompositeItem } from './method.js';

/** Weights by item, of any size; only their proportions count. */
export type Weights = Readonly<Record<string, number>>;

const WRITTEN = /^([a-z0-9_]+)=(\d{1,3})$/;

/** Weights from the address: `messages=30,bonds=0`, each 0 to 100; what is not understood is left out. */
export function readWeights(text: string | undefined): Weights {
  const pairs = (text ?? '').split(',').flatMap((part) => {
    const [, id, weight] = WRITTEN.exec(part) ?? [];
    return id !== undefined && weight !== undefined && Number(weight) <= 100 ? [[id, Number(weight)]] : [];
  });
  return Object.fromEntries(pairs);
}

export function writeWeights(weights: Weights): string | undefined {
  const written = Object.entries(weights).map(([id, weight]) => `${id}=${weight}`);
  return written.length === 0 ? undefined : written.join(',');
}

/** Weight of an item that the reader left alone, on the scale of the sliders. */
export const USUAL = 50;

export interface Place {
  readonly partner: string;
  /** 0 to 100; null where no item that counts was observed. */
  readonly value: number | null;
  /** Items that were observed, of those that count. */
  readonly observed: number;
  readonly of: number;
}

/**
 * The composite of a measure by the steps of the OECD/JRC handbook (2008) with one choice each: min-max among the states, the weights given,
 * weighted mean of what was observed. The build draws all of these choices; this is one of its draws, made by the reader.
 */
export function composeWith(
  items: readonly CompositeItem[],
  weights: Weights,
  partners: readonly string[],
): Place[] {
  const counting = items.flatMap((item) => {
    const weight = weights[item.id] ?? USUAL;
    const values = item.values.map(({ value }) => value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    if (values.length < 2 || least === most || weight === 0) return [];
    const along = new Map(
      item.values.map(({ partner, value }) => {
        const share = (value - least) / (most - least);
        return [partner, item.direction === 1 ? share : 1 - share];
      }),
    );
    return [{ weight, along }];
  });
  return partners
    .map((partner) => {
      const seen = counting.filter(({ along }) => along.has(partner));
      const total = seen.reduce((sum, { weight }) => sum + weight, 0);
      const sum = seen.reduce((all, { weight, along }) => all + weight * (along.get(partner) as number), 0);
      return {
        partner,
        value: total === 0 ? null : (100 * sum) / total,
        observed: seen.length,
        of: counting.length,
      };
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.partner < b.partner ? -1 : 1));
}
