import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { partnerQuery } from '../../data/partner.js';
import { tiersQuery } from '../../data/queries.js';
import { plural } from '../../parts/words.js';
import { Channels } from './channels-section.js';
import { Claims } from './claims-section.js';
import { Enforcement } from './enforcement-section.js';
import { GapSection } from './gap-section.js';
import { HangsOn } from './hangs-on-section.js';
import { Journeys } from './journeys-section.js';
import { MediaSection } from './media-section.js';
import { NetworksSection } from './networks-section.js';
import './partner.css';
import { StandingSection } from './standing-section.js';
import { standingInWords } from './standing-words.js';
import { Trajectory } from './trajectory.js';

const route = getRouteApi('/partner/$code');

/** All that the record holds of one state, in the order of an argument: where it stands, why, how sure, and on what that hangs. */
export function PartnerView() {
  const { code } = route.useParams();
  const { data: page } = useSuspenseQuery(partnerQuery(code));
  const { model } = useSuspenseQuery(tiersQuery).data;
  return (
    <article className="dossier">
      <header className="dossier-head">
        <h1>{page.name}</h1>
        <p className="lede">{standingInWords(page.standing)}</p>
        <p className="small dossier-links">
          <Link to="/evidence" search={{ partner: code }}>
            All {plural(page.evidence.length, 'record')} of it
          </Link>
          <Link to="/compare" search={{ p: code }}>
            Compare with other states
          </Link>
          <Link to="/evidence" search={{ id: page.standing.id }}>
            Where its tier comes from
          </Link>
        </p>
      </header>
      <StandingSection page={page} model={model} />
      <Trajectory code={code} name={page.name} />
      <Channels page={page} />
      <Journeys page={page} />
      <MediaSection page={page} />
      <Enforcement page={page} />
      <NetworksSection page={page} />
      <GapSection page={page} />
      <HangsOn page={page} />
      <Claims claims={page.claims} name={page.name} />
    </article>
  );
}
