import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { GapResult, ModelReport, Standing } from '../../../types.js';
import { gapQuery, tiersQuery } from '../../data/queries.js';
import { tierText } from '../../data/tier-words.js';
import { Empty } from '../../parts/empty.js';
import { percent } from '../../parts/number.js';
import { TierSpread } from '../../parts/tier-mark.js';
import { unitOf } from '../partner/standing-words.js';
import type { Choice } from './choice.js';
import { Strips } from './strips.js';
import { Trajectories } from './trajectories.js';

/** The chosen states measure by measure, each measure on one scale. */
export function SideBySide({ choice }: { readonly choice: Choice }) {
  const { partners, model } = useSuspenseQuery(tiersQuery).data;
  const gaps = useSuspenseQuery(gapQuery).data.partners;
  if (choice.states.length < 2)
    return (
      <Empty>
        Choose two to five states. Their tiers, measures and trajectories then stand side by side, on common
        scales; the address keeps the choice.
      </Empty>
    );
  const of = <T extends { readonly partner: string }>(rows: readonly T[]) =>
    choice.states.flatMap((code) => rows.filter(({ partner }) => partner === code));
  return <Sides standings={of(partners)} gaps={of(gaps)} model={model} />;
}

interface SidesProps {
  readonly standings: readonly Standing[];
  readonly gaps: readonly GapResult[];
  readonly model: ModelReport['name'];
}

function Sides({ standings, gaps, model }: SidesProps) {
  const measure = (name: 'engagement' | 'revenue' | 'affinity' | 'slack', title: string) => (
    <Strips
      title={title}
      unit={unitOf(name, model)}
      log={model === 'latent' && (name === 'engagement' || name === 'revenue')}
      rows={standings.map((one) => ({ partner: one.partner, name: one.name, of: one[name] }))}
    />
  );
  return (
    <>
      <div className="strips">
        <h3>Tier</h3>
        <ul>
          {standings.map((one) => (
            <li key={one.partner} className="strip">
              <Link to="/partner/$code" params={{ code: one.partner }}>
                {one.name}
              </Link>
              <TierSpread probabilities={one.tierProbabilities} />
              <span>
                {tierText(one)}
                <span className="small quiet">
                  {' '}
                  {one.tier === null
                    ? one.reason
                    : `with ${percent(one.tierProbabilities[String(one.tier)] ?? 0)}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="strips-pair">
        {measure('engagement', 'Engagement')}
        {measure('revenue', 'Revenue')}
        {measure('affinity', 'Affinity')}
        {measure('slack', 'Slack')}
        <Strips
          title="On paper less in fact: the gap"
          unit="standard deviations"
          log={false}
          rows={gaps.map(({ partner, name, gap }) => ({ partner, name, of: gap }))}
        />
      </div>
      <Trajectories states={standings} />
    </>
  );
}
