import type {
  Backtest,
  FitDiagnostics,
  FitQuantity,
  Interval,
  LeftOut,
  Measure,
  PredictiveCheck,
  Sensitivity,
} from '../../types.js';
import { resource } from './queries.js';

/** What was thought before the record was seen, and after. */
export interface Learnt {
  readonly prior: Interval;
  readonly posterior: Interval;
}

export interface ModelItem {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly axis: string;
  readonly group: string | null;
  readonly likelihood: string;
  readonly direction: 1 | -1;
  readonly loading: Learnt | null;
  readonly intercept: Learnt | null;
}

export interface CompositeItem {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly measure: Measure;
  readonly role: 'formal' | 'actual' | null;
  readonly direction: 1 | -1;
  readonly unit: string;
  readonly weight: number;
  readonly values: readonly { readonly partner: string; readonly value: number; readonly n: number }[];
}

/** What `model` answers. */
export interface ModelAnswer {
  readonly name: 'latent' | 'composite';
  readonly reason: string | null;
  readonly diagnostics: FitDiagnostics | null;
  readonly checks: readonly PredictiveCheck[];
  readonly items: readonly ModelItem[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly title: string;
    readonly definition: string;
    readonly outcome: string;
    readonly likelihood: string;
  }[];
  readonly coefficients: readonly FitQuantity[];
  readonly composite: readonly CompositeItem[];
}

export const modelQuery = resource<ModelAnswer>('model');
export const leftOutQuery = resource<{ readonly pieces: readonly LeftOut[] }>('left-out');
export const sensitivityQuery = resource<{ readonly rows: number; readonly ranks: readonly Sensitivity[] }>(
  'sensitivity',
);
export const backtestQuery = resource<Backtest | null>('backtest');
