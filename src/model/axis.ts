import { interval90 } from '../stats/index.js';
import type { Draws, Indicator, Interval, Observation, PartnerCode } from '../types.js';
import type { Item } from './compose.js';
import {
  ALL_FIXED,
  ALL_OPEN,
  type CompositeOptions,
  canVary,
  composite,
  type Perturbation,
} from './composite.js';
import type { Resampled } from './resample.js';
import { scaleOf } from './scale.js';

/** One measure for all reported partners: its draws, the items behind them, and what each partner brings. */
export interface Axis {
  readonly measure: string;
  readonly items: readonly Item[];
  /** Indicators left out because no two partners differ on them, or none was observed. */
  readonly idle: readonly string[];
  readonly draws: Draws;
  readonly partners: readonly AxisPartner[];
}

export interface AxisPartner {
  readonly partner: PartnerCode;
  /** Null where no item was observed: silence is missing, not low. */
  readonly interval: Interval | null;
  /** Distinct events behind the observed items. */
  readonly n: number;
  readonly observed: number;
  readonly observations: readonly string[];
  /** Width of the 90 % interval when only one thing is left open; null where it cannot vary, 0 where that moves nothing. */
  readonly spread: Readonly<Record<keyof Perturbation, number | null>>;
}

export interface AxisInput {
  readonly measure: string;
  readonly indicators: readonly Indicator[];
  readonly observations: readonly Observation[];
  readonly resampled: Resampled;
  readonly eventOf: (evidence: string) => string;
  readonly partners: readonly PartnerCode[];
  readonly seed: number;
  readonly draws: number;
  /** Without the spreads by factor. */
  readonly brief?: boolean;
}

export function measureAxis(input: AxisInput): Axis {
  const { measure, partners, seed, draws } = input;
  const { items, idle } = toItems(input);
  const options = (open: Perturbation): CompositeOptions => ({ measure, partners, seed, draws, open });
  const drawn = composite(items, options(ALL_OPEN));
  const spreads = input.brief ? {} : spreadByFactor(items, options);
  return {
    measure,
    items,
    idle,
    draws: drawn,
    partners: partners.map((partner, i) => {
      const mine = input.observations.filter(
        (o) => o.partner === partner && items.some(({ indicator }) => indicator === o.indicator),
      );
      return {
        partner,
        interval: mine.length === 0 ? null : interval90(drawn.values[i] as Float64Array),
        n: new Set(mine.flatMap(({ evidence }) => evidence.map(input.eventOf))).size,
        observed: mine.length,
        observations: mine.map(({ id }) => id),
        spread: Object.fromEntries(
          FACTORS.map((factor) => [factor, spreads[factor]?.[i] ?? null]),
        ) as AxisPartner['spread'],
      };
    }),
  };
}

function toItems({ indicators, observations, resampled, partners }: AxisInput): {
  items: Item[];
  idle: string[];
} {
  const items: Item[] = [];
  const idle: string[] = [];
  for (const { id, direction } of indicators) {
    const byPartner = new Map(
      observations.filter(({ indicator }) => indicator === id).map((o) => [o.partner, o]),
    );
    const mine = partners.map((partner) => byPartner.get(partner));
    const points = mine.map((o) => o?.value ?? null);
    const scale = scaleOf(points.filter((point) => point !== null));
    if (!scale) idle.push(id);
    else {
      const draws = mine.map((o) => (o && resampled.get(o.id)) ?? null);
      items.push({ indicator: id, direction, scale, points, resampled: draws });
    }
  }
  return { items, idle };
}

const FACTORS = ['evidence', 'weights', 'form', 'missing'] as const satisfies readonly (keyof Perturbation)[];

/** One factor open at a time; 0 where a factor that may vary moves nothing, as of two states of which one stays ahead. */
function spreadByFactor(
  items: readonly Item[],
  options: (open: Perturbation) => CompositeOptions,
): Partial<Record<keyof Perturbation, number[]>> {
  const varies = canVary(items);
  return Object.fromEntries(
    FACTORS.filter((factor) => varies[factor]).map((factor) => {
      const { values } = composite(items, options({ ...ALL_FIXED, [factor]: true }));
      return [factor, values.map((row) => widthOf(interval90(row)))];
    }),
  );
}

const widthOf = ({ q5, q95 }: Interval) => q95 - q5;
