import { Link } from '@tanstack/react-router';
import type { NetworkView } from '../../../types.js';
import type { PartnerPage } from '../../data/partner.js';
import { Empty } from '../../parts/empty.js';
import { EvidenceLinks } from '../../parts/evidence-links.js';
import { words } from '../../parts/words.js';
import { listingsInWords } from '../networks/body-words.js';
import { Section } from './section.js';

export function NetworksSection({
  page: { networks, coverage, name, code },
}: {
  readonly page: PartnerPage;
}) {
  return (
    <Section
      id="networks"
      title="Bodies of revenue networks"
      aside={
        <p>
          <Link to="/networks" search={{ country: code }}>
            Among networks and money
          </Link>
        </p>
      }
    >
      {networks.length === 0 ? (
        <Empty>
          No body is on record in {name}. {coverage.map(({ summary }) => summary).join(' ')}
        </Empty>
      ) : (
        <ul className="bodies">
          {networks.map((body) => (
            <li key={body.id}>
              <h3>{body.name}</h3>
              <p className="small quiet">{facts(body)}</p>
              <EvidenceLinks ids={body.evidence} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function facts({ kind, place, organ, organBasis, activity, seen, ...view }: NetworkView): string {
  return [
    words(kind),
    place,
    organ ? `behind it ${organ.name} (${organBasis})` : 'organ behind it not known',
    seen ? `seen active ${seen}` : '',
    activity === 'unknown' ? 'whether it goes on is not known' : activity,
    listingsInWords(view),
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.');
}
