import { Link } from '@tanstack/react-router';
import { grouped } from '../../data/grouped.js';
import type { LineageNode } from '../../data/lineage.js';
import { plural } from '../../parts/words.js';
import { placeOf } from './lineage-walk.js';

const STAGES: Readonly<Record<string, readonly [string, string]>> = {
  source: ['source', 'sources'],
  evidence: ['record', 'records'],
  observation: ['observation', 'observations'],
  scale: ['scale', 'scales'],
  axis: ['place on an axis', 'places on an axis'],
  draws: ['set of draws', 'sets of draws'],
  tiering: ['tiering', 'tierings'],
  tier: ['tier', 'tiers'],
  revenue: ['revenue', 'revenues'],
  gap: ['gap', 'gaps'],
  hypothesis: ['test of the thesis', 'tests of the thesis'],
  claim: ['claim', 'claims'],
};
const FEW = 6;
const MOST = 200;

interface Props {
  readonly title: string;
  readonly none: string;
  readonly nodes: readonly LineageNode[];
}

/** Things of the lineage by stage, each a link to go on from; many of one stage are folded. */
export function Stages({ title, none, nodes }: Props) {
  return (
    <section className="stages">
      <h3>{title}</h3>
      {nodes.length === 0 && <p className="quiet">{none}</p>}
      {grouped(nodes, ({ stage }) => stage).map(([stage, of]) => {
        const [one, many] = STAGES[stage] ?? [stage, stage];
        return (
          <details key={stage} open={of.length <= FEW}>
            <summary>{plural(of.length, one, many)}</summary>
            <ul>
              {of.slice(0, MOST).map((node) => (
                <li key={node.id}>
                  <NodeLink node={node} />
                </li>
              ))}
              {of.length > MOST && <li className="quiet">and {of.length - MOST} more</li>}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function NodeLink({ node }: { readonly node: LineageNode }) {
  const place = placeOf(node);
  return (
    <>
      <Link to="/evidence" search={(before) => ({ ...before, id: node.id })} resetScroll={false}>
        {node.label}
      </Link>
      {place && 'claim' in place && (
        <>
          {' '}
          <Link className="small" to="/claims" search={{ id: place.claim }}>
            {place.claim}
          </Link>
        </>
      )}
      {place && 'partner' in place && (
        <>
          {' '}
          <Link className="small" to="/partner/$code" params={{ code: place.partner }}>
            page of {place.partner}
          </Link>
        </>
      )}
    </>
  );
}
