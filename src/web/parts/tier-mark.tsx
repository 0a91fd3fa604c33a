import { percent } from './number.js';
import './tier-mark.css';

/** The colour of a tier, from the tokens of the page. */
export const tierColour = (tier: number | null): string =>
  tier === null ? 'var(--tier-none)' : `var(--tier-${Math.min(tier, 5)})`;

/** How the probability of one state is spread over the tiers, first tier first; the words stand beside it. */
export function TierSpread({ probabilities }: { readonly probabilities: Readonly<Record<string, number>> }) {
  return (
    <span className="tier-spread" aria-hidden="true">
      {Object.entries(probabilities).map(([tier, probability]) => (
        <i
          key={tier}
          style={{ flexGrow: probability, background: tierColour(Number(tier)) }}
          title={`tier ${tier}: ${percent(probability)}`}
        />
      ))}
    </span>
  );
}
