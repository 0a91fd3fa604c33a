import { mean, smoothWeights, standardDeviation, systematicSample } from '../../stats/index.js';
import { KHAT_LIMIT, type LeftOut, type PartnerCode, type TierRule } from '../../types.js';
import { assignTiers } from '../tiers.js';
import type { Columns, LatentMeasure } from './standings.js';

/** Draws taken by weight for a tier: their error is below that of the draws themselves. */
const SAMPLE = 4000;

/**
 * Leaves out what each series records of each partner, one piece at a time: the draws are weighed by the inverse of its likelihood
 * (importance sampling; smoothed as in {@link smoothWeights}). `columns` must hold `log_lik[series,PARTNER]` and the window means.
 * How many events a partner has is not looked at here.
 */
export function leaveOut(columns: Columns, partners: readonly PartnerCode[], rule: TierRule): LeftOut[] {
  const enough = new Map(partners.map((partner) => [partner, rule.minEvidence]));
  return Object.keys(columns).flatMap((name) => {
    const [, series, partner] = /^log_lik\[(.+),(.+)\]$/.exec(name) ?? [];
    if (series === undefined || partner === undefined || !partners.includes(partner)) return [];
    return [leaveOutOne(columns, partners, enough, rule, series, partner)];
  });
}

function leaveOutOne(
  columns: Columns,
  partners: readonly PartnerCode[],
  enough: ReadonlyMap<PartnerCode, number>,
  rule: TierRule,
  series: string,
  partner: PartnerCode,
): LeftOut {
  const logWeights = (columns[`log_lik[${series},${partner}]`] as Float64Array).map((log) => -log);
  const { weights, khat } = smoothWeights(logWeights);
  const piece = { partner, series, khat };
  if (khat > KHAT_LIMIT)
    return { ...piece, tier: null, probability: null, engagement: null, affinity: null, slack: null };
  const rows = systematicSample(weights, SAMPLE);
  const values = partners.map((one) => {
    const draws = columns[`engagement[${one}]`] as Float64Array;
    return Float64Array.from(rows, (row) => draws[row] as number);
  });
  const { assignments } = assignTiers({ measure: 'engagement', partners, values }, enough, rule);
  const own = assignments[partners.indexOf(partner)] as (typeof assignments)[number];
  const shift = (measure: LatentMeasure) => shiftOf(columns[`${measure}[${partner}]`], weights);
  return {
    ...piece,
    tier: own.tier,
    probability: Math.max(...Object.values(own.tierProbabilities)),
    engagement: shift('engagement'),
    affinity: shift('affinity'),
    slack: shift('slack'),
  };
}

function shiftOf(draws: Float64Array | undefined, weights: Float64Array): number | null {
  if (!draws) return null;
  const weighted = draws.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
  return (weighted - mean([...draws])) / standardDeviation([...draws]);
}
