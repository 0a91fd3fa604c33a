import type { Indicator, Model, Observation, PartnerCode } from '../types.js';
import { type Axis, type AxisInput, measureAxis } from './axis.js';
import { type Gap, measureGaps } from './gap.js';
import { resample } from './resample.js';
import { predictRevenue, type RevenuePrediction } from './revenue.js';
import { type AxisSensitivity, rankSensitivity } from './sensitivity.js';
import { type LeaveOneOut, leaveOutItems } from './stability.js';
import { assignTiers, type Tiering } from './tiers.js';

export const AXES = ['affinity', 'slack', 'engagement', 'revenue', 'formal', 'actual'] as const;
export type AxisName = (typeof AXES)[number];

export interface Measurement {
  readonly axes: Readonly<Record<AxisName, Axis>>;
  readonly tiering: Tiering;
  readonly unstable: readonly LeaveOneOut[];
  /** Of every partner on every axis. */
  readonly sensitivity: readonly AxisSensitivity[];
  readonly revenue: readonly RevenuePrediction[];
  readonly gaps: readonly Gap[];
}

export interface MeasureInput {
  readonly indicators: readonly Indicator[];
  readonly observations: readonly Observation[];
  /** The reported partners, in the order of the pack. */
  readonly partners: readonly PartnerCode[];
  readonly model: Model;
  readonly eventOf: (evidence: string) => string;
  /** The week of an event that a text tells of; null for the others. */
  readonly weekOf?: (event: string) => string | null;
  /** Leave out what takes most of the time and moves no standing: spreads, sensitivity, tiers without each item. */
  readonly brief?: boolean;
}

/** The composite measurement: axes and outcomes with intervals, tiers, the revenue one would expect, and the gap. */
export function measure(input: MeasureInput): Measurement {
  const { indicators, partners, model, eventOf, weekOf = () => null, brief = false } = input;
  const { seed, draws } = model;
  const reported = new Set(partners);
  const observations = input.observations.filter(({ partner }) => reported.has(partner));
  const resampled = resample(observations, indicators, eventOf, { seed, draws, weekOf });
  const axis = (name: AxisName): Axis => {
    const mine = indicators.filter(
      ({ measure: of, role }) => of === name || (of === 'slack' && role === name),
    );
    const base: AxisInput = {
      measure: name,
      indicators: mine,
      observations,
      resampled,
      eventOf,
      partners,
      seed,
      draws,
      brief,
    };
    return measureAxis(base);
  };
  const axes = Object.fromEntries(AXES.map((name) => [name, axis(name)])) as Record<AxisName, Axis>;
  const evidence = new Map(axes.engagement.partners.map(({ partner, n }) => [partner, n]));
  const tiering = assignTiers(axes.engagement.draws, evidence, model.tiers);
  const before = new Map(tiering.assignments.map(({ partner, tier }) => [partner, tier]));
  return {
    axes,
    tiering,
    unstable: brief ? [] : leaveOutItems(axes.engagement, before, model.tiers, { seed, draws }),
    sensitivity: brief ? [] : AXES.flatMap((name) => rankSensitivity(axes[name], seed)),
    revenue: predictRevenue(axes, seed),
    gaps: measureGaps(axes.formal, axes.actual),
  };
}
