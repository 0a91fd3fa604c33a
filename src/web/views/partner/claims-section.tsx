import { Link } from '@tanstack/react-router';
import type { ClaimResult } from '../../../types.js';
import { Empty } from '../../parts/empty.js';
import { Verdict } from '../../parts/verdict.js';
import { Section } from './section.js';

export function Claims({ claims, name }: { readonly claims: readonly ClaimResult[]; readonly name: string }) {
  return (
    <Section
      id="claims"
      title="What is written about it"
      aside={
        <p>Statements of the analysis under test that rest on records of this state, with their verdicts.</p>
      }
    >
      {claims.length === 0 ? (
        <Empty>No statement rests on a record of {name}.</Empty>
      ) : (
        <ul className="claim-lines">
          {claims.map(({ id, sentence, verdict }) => (
            <li key={id}>
              <Verdict code={verdict} />
              <Link to="/claims" search={{ id }}>
                {sentence}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
