import { Link } from '@tanstack/react-router';
import { tierText } from '../../data/tier-words.js';
import { Figure } from '../../parts/figure.js';
import { useHighlightProps } from '../../parts/highlight.js';
import { likelihood, percent, ranged } from '../../parts/number.js';
import { TierSpread } from '../../parts/tier-mark.js';
import { capital } from '../../parts/words.js';
import { type Placed, rungs, topProbability } from './place.js';

/** The tiers as rungs, each state with how sure its place is. */
export function Ladder({ placed }: { readonly placed: readonly Placed[] }) {
  const ladder = rungs(placed);
  return (
    <section className="ladder" aria-label="The ladder of tiers">
      <Figure
        id="ladder"
        level={2}
        title="The ladder, and how sure each place is"
        note="The bar spreads each state’s probability over the tiers, 1 in the strongest colour."
        cells={ladderCells(placed)}
        drawn={false}
      >
        {ladder.map(({ tier, states }) => (
          <div className={tier === null ? 'rung rung-none' : 'rung'} key={tier ?? 'none'}>
            <h3>
              {tier === null ? (
                'Unassigned'
              ) : (
                <>
                  <span className="view-hidden">Tier </span>
                  {tier}
                </>
              )}
            </h3>
            <ul>
              {states.map((state) => (
                <LadderRow key={state.partner} state={state} />
              ))}
            </ul>
          </div>
        ))}
      </Figure>
    </section>
  );
}

function LadderRow({ state }: { readonly state: Placed }) {
  const highlight = useHighlightProps(state.partner);
  const top = topProbability(state);
  return (
    <li {...highlight}>
      <Link className="state-name" to="/partner/$code" params={{ code: state.partner }}>
        {state.name}
      </Link>
      <TierSpread probabilities={state.tierProbabilities} />
      <span className="small quiet numbers">
        {state.tier === null
          ? capital(state.reason ?? tierText(state))
          : `${capital(likelihood(top))} (${percent(top)})`}
      </span>
    </li>
  );
}

const ladderCells = (placed: readonly Placed[]) => ({
  head: [
    'state',
    'place',
    'probability of the likeliest tier',
    'engagement, median and 90 % interval',
    'events',
  ],
  rows: rungs(placed)
    .flatMap(({ states }) => states)
    .map((state) => [
      state.name,
      tierText(state),
      topProbability(state),
      ranged(state.engagement, 1),
      state.engagement.n,
    ]),
});
