import type { HypothesisRules } from '../../src/types.js';

/** Rules of a test: eleven states in three tiers, as method asks for. */
export const RULES: HypothesisRules = {
  digest: 'd',
  alpha: 0.05,
  minPower: 0.8,
  draws: 1999,
  stratified: {
    from: '2012-01-01',
    recent: '2020-01-01',
    beforeYears: 8,
    rope: 0.35,
    tiers: [10, 10, 10, 3, 3, 1, 1, 1, 1, 1, 1],
    overdispersion: 85,
    missions: [],
    missionRows: [],
    gravity: null,
  },
  sequence: { from: '1997-01-01', tourGapDays: 10, withinDays: 365, follow: 0.8 },
  closures: {
    from: '2023-01-01',
    to: '2024-12-31',
    stock: 53,
    regional: ['AAA', 'BBB'],
    rows: [],
    years: 5,
  },
  axes: null,
  channels: null,
  form: null,
  forecasts: {
    historyFrom: 2000,
    firstYear: 2005,
    lastYear: 2024,
    denseFrom: 2012,
    retrodiction: [2024],
    minOpen: 0.5,
    noChange: 0.9,
    decay: [0.8, 1],
    strength: [1, 4],
  },
};
