import type { ModelReport } from '../../../types.js';
import type { PartnerPage } from '../../data/partner.js';
import { IntervalNumbers } from '../../parts/interval.js';
import { percent } from '../../parts/number.js';
import { TierSpread } from '../../parts/tier-mark.js';
import { plural } from '../../parts/words.js';
import { Section } from './section.js';
import { unitOf } from './standing-words.js';

const MEASURES = [
  ['engagement', 'Engagement', 'diplomatic investment; the tiers are drawn from it'],
  ['revenue', 'Revenue', 'evidence of revenue and procurement networks'],
  ['affinity', 'Affinity', 'closeness to the actor; an axis'],
  ['slack', 'Slack', 'laxness towards its networks; an axis'],
] as const;

interface Props {
  readonly page: PartnerPage;
  readonly model: ModelReport['name'];
}

export function StandingSection({ page: { standing }, model }: Props) {
  const { shadow, revenue } = standing;
  return (
    <Section
      id="standing"
      title="Where it stands, and how sure"
      aside={
        <p>
          Medians with the interval that holds 90&nbsp;% of the draws of the {model} model. Point at a number,
          or move to it, for its meaning in words.
        </p>
      }
    >
      <div className="tier-odds">
        <TierSpread probabilities={standing.tierProbabilities} />
        <ul>
          {Object.entries(standing.tierProbabilities).map(([tier, probability]) => (
            <li key={tier} data-own={Number(tier) === standing.tier || undefined}>
              Tier {tier}: <span className="numbers">{percent(probability)}</span>
            </li>
          ))}
        </ul>
      </div>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Median (90&nbsp;% interval)</th>
            <th scope="col">Unit</th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(([measure, name, means]) => (
            <tr key={measure}>
              <th scope="row">
                {name} <span className="small quiet">{means}</span>
              </th>
              <td>
                <IntervalNumbers of={standing[measure]} what={name} unit={unitOf(measure, model)} />
              </td>
              <td className="small quiet">{unitOf(measure, model)}</td>
              <td className="number">{standing[measure].n}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        From its place on the two axes one would expect a revenue of{' '}
        <IntervalNumbers of={revenue.predicted} what="Expected revenue" unit={unitOf('revenue', model)} /> and
        what is on record lies {revenue.offPattern ? 'outside' : 'inside'} that range.
      </p>
      {shadow && (
        <p>
          The composite, which weighs the record without a model, puts it{' '}
          {shadow.placesApart === 0
            ? 'at the same place in the order of states'
            : `${plural(shadow.placesApart, 'place')} apart in the order of states`}
          , {shadow.tier === null ? 'in no tier of its own' : `in its own tier ${shadow.tier}`}.
        </p>
      )}
    </Section>
  );
}
