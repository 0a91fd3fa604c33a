import type { Standing } from '../../types.js';
import { joined } from '../parts/words.js';

/** The tier as it is said: `tier 2`, or why there is none. */
export function tierText({ tier, betweenTiers }: Pick<Standing, 'tier' | 'betweenTiers'>): string {
  if (tier !== null) return `tier ${tier}`;
  return betweenTiers.length > 0 ? `between tiers ${joined(betweenTiers.map(String))}` : 'unassigned';
}
