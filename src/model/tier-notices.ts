import type { PartnerCode, TierRule } from '../types.js';
import type { Axis } from './axis.js';
import type { TierAssignment, Tiering } from './tiers.js';

/** What a reader of tiers has to know of the rule: whether its maximum decided their number, and who stands or falls by the luck of the draws. */
export function tierNotices(
  tiering: Tiering,
  rule: TierRule,
  nameOf: (partner: PartnerCode) => string,
): string[] {
  const near = tiering.assignments.filter((one) => isNearLimit(one, tiering.draws, rule));
  return [
    ...binding(tiering, rule),
    ...near.map((one) => `${nameOf(one.partner)}: ${nearLimit(one, tiering.draws, rule)}`),
  ];
}

function binding({ tiers, loss, free }: Tiering, { maxTiers }: TierRule): string[] {
  if (free.tiers <= maxTiers) return [];
  return [
    `the limit of ${maxTiers} tiers binds: ${tiers.length} tiers lose ${loss.toFixed(3)}, ${free.tiers} would lose ${free.loss.toFixed(3)} (summed over pairs of states: of two set apart the probability of the other order, of two kept together its distance from one half)`,
  ];
}

/** What a reader of a composite of two states has to know: scales reach from one to the other. */
export function scaleNotices({ measure, items }: Pick<Axis, 'measure' | 'items'>): string[] {
  const two = items.every(({ points }) => points.filter((point) => point !== null).length === 2);
  if (items.length === 0 || !two) return [];
  return [
    `${measure} compares two states: on each scale one stands at the bottom and the other at the top, however far apart they are, so that sampling their events moves a value only where it turns the two round`,
  ];
}

const probabilityOf = ({ tierProbabilities }: TierAssignment) =>
  Math.max(...Object.values(tierProbabilities));

/** Standard error of a share of independent draws. */
const errorOf = (share: number, draws: number) => Math.sqrt((share * (1 - share)) / draws);

/** Of those whose tier is decided by the probability, and not by too little evidence. */
function isNearLimit(one: TierAssignment, draws: number, { minProbability }: TierRule): boolean {
  const probability = probabilityOf(one);
  const decided = one.tier !== null || one.betweenTiers.length > 0;
  return decided && Math.abs(probability - minProbability) <= 2 * errorOf(probability, draws);
}

function nearLimit(one: TierAssignment, draws: number, { minProbability }: TierRule): string {
  const probability = probabilityOf(one);
  return `${probability.toFixed(3)} is within two Monte Carlo errors (${errorOf(probability, draws).toFixed(3)} each, ${draws} draws) of the limit of ${minProbability.toFixed(2)}; other draws might ${one.tier === null ? 'assign' : 'unassign'} it`;
}
