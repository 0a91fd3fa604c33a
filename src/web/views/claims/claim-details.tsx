import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClaimResult } from '../../../types.js';
import { claimTestsQuery } from '../../data/claims.js';
import { EvidenceLinks } from '../../parts/evidence-links.js';
import { figure } from '../../parts/number.js';
import { Scrolling } from '../../parts/scrolling.js';
import { plural, words } from '../../parts/words.js';
import { WouldChange } from './would-change.js';

/** Values, records and test behind a verdict, and what would make it another. */
export function ClaimDetails({ claim }: { readonly claim: ClaimResult }) {
  const { data, error } = useQuery(claimTestsQuery);
  const test = data?.tests.find(({ id }) => id === claim.id);
  const values = Object.entries(claim.values);
  return (
    <>
      <section>
        <h4>Values of the test</h4>
        {values.length === 0 ? (
          <p className="quiet">{test?.sql ? 'The test gives none.' : 'There is no test, hence no values.'}</p>
        ) : (
          <dl className="values">
            {values.map(([name, value]) => (
              <div key={name}>
                <dt>{words(name)}</dt>
                <dd>{typeof value === 'number' ? figure(value) : value}</dd>
              </div>
            ))}
          </dl>
        )}
        <h4>{plural(claim.evidence.length, 'record')} behind it</h4>
        <EvidenceLinks ids={claim.evidence} />
        <p className="small">
          <Link to="/evidence" search={{ id: claim.node }}>
            Its lineage, up to the sources
          </Link>
        </p>
      </section>
      <section>
        <h4>How this verdict would change</h4>
        <WouldChange claim={claim} test={test} />
        {error && <p className="quiet">The test could not be read: {error.message}</p>}
        {test?.sql && (
          <details>
            <summary>The test, as it is run</summary>
            <Scrolling label={`Test of ${claim.id}`} className="sql">
              <pre>{test.sql}</pre>
            </Scrolling>
          </details>
        )}
      </section>
    </>
  );
}
