import type { PartnerCode, TierRule } from '../types.js';
import type { Axis } from './axis.js';
import { ALL_OPEN, composite } from './composite.js';
import { assignTiers } from './tiers.js';

/** What happens to one partner's tier when one item is left out. */
export interface LeaveOneOut {
  readonly partner: PartnerCode;
  readonly item: string;
  readonly tier: number | null;
}

/** The tiers drawn again without each item in turn; only partners whose assignment changes are listed. */
export function leaveOutItems(
  axis: Axis,
  before: ReadonlyMap<PartnerCode, number | null>,
  rule: TierRule,
  options: { readonly seed: number; readonly draws: number },
): LeaveOneOut[] {
  const evidence = new Map(axis.partners.map(({ partner, n }) => [partner, n]));
  const { partners } = axis.draws;
  if (axis.items.length < 2) return [];
  return axis.items.flatMap(({ indicator }) => {
    const rest = axis.items.filter((item) => item.indicator !== indicator);
    const drawn = composite(rest, { measure: axis.measure, partners, ...options, open: ALL_OPEN });
    const { assignments } = assignTiers(drawn, evidence, rule);
    return assignments
      .filter(({ partner, tier }) => tier !== before.get(partner))
      .map(({ partner, tier }) => ({ partner, item: indicator, tier }));
  });
}
