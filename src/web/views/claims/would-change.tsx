import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClaimResult, HypothesisResult } from '../../../types.js';
import type { ClaimTest } from '../../data/claims.js';
import { hypothesesQuery } from '../../data/hypotheses.js';
import { percent } from '../../parts/number.js';
import { Verdict } from '../../parts/verdict.js';
import { plural } from '../../parts/words.js';
import { hypothesesOf, otherReasons } from './change.js';

interface Props {
  readonly claim: ClaimResult;
  readonly test: ClaimTest | undefined;
}

/** What the test itself says of other verdicts, what evidence is missing, and what the tests of the thesis could see. */
export function WouldChange({ claim, test }: Props) {
  const { data: hypotheses } = useQuery(hypothesesQuery);
  if (!test) return null;
  const others = otherReasons(claim, test);
  return (
    <>
      {test.missing !== null && (
        <p>No test is possible yet. The reason above says what is missing; with it, a test can be written.</p>
      )}
      {others.length > 0 && (
        <>
          <p>On another record the same test would say:</p>
          <ul className="others">
            {others.map(([verdict, reason]) => (
              <li key={verdict}>
                <Verdict code={verdict} /> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {hypothesesOf(claim, hypotheses ?? []).map((hypothesis) => (
        <Power key={hypothesis.id} hypothesis={hypothesis} />
      ))}
      {test.cites.length > 0 && (
        <p>
          It falls back to not determined if{' '}
          {test.cites.length === 1 ? 'the one record it is' : `all ${test.cites.length} records it is`} held
          against should be withdrawn (
          {test.cites.map((id, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <Link to="/evidence" search={{ id }}>
                {id}
              </Link>
            </span>
          ))}
          ).
        </p>
      )}
    </>
  );
}

function Power({ hypothesis }: { readonly hypothesis: HypothesisResult }) {
  const { question, power, n, unit, wouldSettle } = hypothesis;
  return (
    <p>
      It leans on the test “{question}” ({plural(n, 'case')}; unit: {unit}).
      {power !== null &&
        ` If there were an effect as strong as the rules name, the test would find it with a probability of ${percent(power)}.`}
      {wouldSettle && ` What would settle it: ${wouldSettle}`}
    </p>
  );
}
