import type { Resource } from './resource.js';
import { axes } from './resources/axes.js';
import { backtest } from './resources/backtest.js';
import { build } from './resources/build.js';
import { claimTests } from './resources/claim-tests.js';
import { claims } from './resources/claims.js';
import { codebook } from './resources/codebook.js';
import { estimates } from './resources/estimates.js';
import { evidence } from './resources/evidence.js';
import { flows } from './resources/flows.js';
import { gap } from './resources/gap.js';
import { history } from './resources/history.js';
import { hypotheses } from './resources/hypotheses.js';
import { impact } from './resources/impact.js';
import { leftOut } from './resources/left-out.js';
import { lineage } from './resources/lineage.js';
import { media } from './resources/media.js';
import { model } from './resources/model.js';
import { networks } from './resources/networks.js';
import { partner } from './resources/partner.js';
import { partners } from './resources/partners.js';
import { reading } from './resources/reading.js';
import { sensitivity } from './resources/sensitivity.js';
import { tiers } from './resources/tiers.js';
import { trace } from './resources/trace.js';

/** All that both editions hold as JSON. */
export const RESOURCES: readonly Resource[] = [
  build,
  tiers,
  gap,
  partners,
  partner,
  axes,
  history,
  model,
  claims,
  claimTests,
  evidence,
  hypotheses,
  backtest,
  networks,
  estimates,
  flows,
  sensitivity,
  reading,
  codebook,
  media,
  leftOut,
  lineage,
  trace,
  impact,
];
