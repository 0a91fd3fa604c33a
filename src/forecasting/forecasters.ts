import { climatology } from './climatology.js';
import type { Forecaster } from './forecaster.js';
import { gravity } from './gravity.js';
import { noChange } from './no-change.js';
import { pooled } from './pooled.js';
import { weighedNoChange } from './weighed-no-change.js';

/** The forecaster that is put forward; all others are what it must beat. */
export const OURS: Forecaster = pooled;

export const BASELINES: readonly Forecaster[] = [
  noChange,
  weighedNoChange,
  climatology(5),
  climatology(10),
  gravity,
];

export const FORECASTERS: readonly Forecaster[] = [OURS, ...BASELINES];
