import type {
  Estimated,
  FitDiagnostics,
  GapResult,
  Interval,
  ModelReport,
  PartnerCode,
  Standing,
} from '../../types.js';

/** What `build` answers. */
export interface BuildFacts {
  readonly pack: string;
  readonly title: string;
  readonly actor: string;
  readonly version: string;
  readonly engine: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
  readonly citation: string;
  readonly licence: string;
  readonly evidence: number;
  readonly sources: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly partners: readonly { readonly code: PartnerCode; readonly name: string }[];
}

/** What `tiers` answers. */
export interface TiersAnswer {
  readonly pack: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
  readonly model: ModelReport['name'];
  readonly diagnostics: FitDiagnostics | null;
  readonly partners: readonly Standing[];
}

export interface GapAnswer {
  readonly partners: readonly GapResult[];
}

/** One moment of the record as published: what `history` answers, a list of these. */
export interface Moment {
  readonly asOf: string;
  readonly model: ModelReport['name'];
  readonly partners: readonly PastStanding[];
}

export type PastStanding = Pick<
  Standing,
  'partner' | 'tier' | 'betweenTiers' | 'reason' | 'tierProbabilities' | 'affinity' | 'slack'
> & {
  readonly engagement: Estimated;
  readonly revenue: Estimated;
};

/** `history` while it is still being computed. */
export interface HistoryPending {
  readonly ready: false;
  readonly done: number;
  readonly of: number;
}

/** One half-year of one partner on one axis or outcome. */
export interface AxisPoint extends Interval {
  readonly partner: PartnerCode;
  readonly axis: string;
  readonly period: string;
}

/** What `axes` answers. */
export interface AxesAnswer {
  readonly model: ModelReport['name'];
  readonly series: readonly AxisPoint[];
  readonly plane: readonly Region[];
}

/** Outline of the 90 % region of affinity and slack of one partner; null where an axis was not observed or the composite speaks. */
export interface Region {
  readonly partner: PartnerCode;
  readonly name: string;
  readonly region: readonly (readonly [affinity: number, slack: number])[] | null;
}
