import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { EvidenceRow } from '../../data/evidence.js';
import { lineageQuery } from '../../data/lineage.js';
import { Failure } from '../../parts/failure.js';
import { Loading } from '../../parts/loading.js';
import { dateInWords, words } from '../../parts/words.js';
import { graphOf, walk } from './lineage-walk.js';
import { Stages } from './stages.js';
import { WhatIf } from './what-if.js';

interface Props {
  readonly id: string;
  readonly rows: readonly EvidenceRow[];
  readonly close: () => void;
}

/** One thing of the build, a record most often: what it says, where it was read, what it came from and what came from it. */
export function Panel({ id, rows, close }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error } = useQuery(lineageQuery);
  const graph = useMemo(() => (data ? graphOf(data.nodes) : null), [data]);
  const row = rows.find((one) => one.id === id);
  const node = graph?.nodes[graph.at.get(id) ?? -1];
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      className="evidence-panel"
      aria-label="The record that is open"
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <div className="evidence-panel-head">
        <code>{id}</code>
        <Button className="link-button" onPress={close}>
          Close
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {row?.summary ?? node?.label ?? (graph ? 'Nothing in this build has that id' : id)}
      </h2>
      {row && <Record row={row} />}
      {graph && !row && !node && (
        <p>It may have been withdrawn, be published later than this build knows of, or be misspelt.</p>
      )}
      {!data && !error && <Loading what="the lineage" />}
      {error && <Failure error={error} />}
      {graph && node && (
        <>
          {node.stage !== 'source' && (
            <Stages
              title="What it was made from"
              none="It is read as it stands."
              nodes={walk(graph, id, 'up')}
            />
          )}
          <Stages
            title="What hangs on it"
            none="Nothing of the results rests on it."
            nodes={walk(graph, id, 'down')}
          />
          {(node.stage === 'source' || node.stage === 'evidence') && <WhatIf id={id} />}
        </>
      )}
    </aside>
  );
}

function Record({ row }: { readonly row: EvidenceRow }) {
  return (
    <dl className="values">
      <Fact name="When">
        {dateInWords(row.date)}
        {row.date_end && row.date_end !== row.date && ` to ${dateInWords(row.date_end)}`}
      </Fact>
      <Fact name="State">{row.partner}</Fact>
      <Fact name="Ledger">
        {words(row.ledger)}, {words(row.kind)}
      </Fact>
      <Fact name="Source">
        <a href={row.url} rel="noreferrer noopener" target="_blank">
          {row.title}
          <span className="view-hidden"> (opens in a new tab)</span>
        </a>
        , {row.publisher}
        {row.published && `, ${dateInWords(row.published)}`}
      </Fact>
      <Fact name="Grade">
        source reliability {row.reliability} of A to F, {row.status}; the fact’s credibility {row.credibility}{' '}
        of 1 (confirmed) to 6 (cannot be judged)
      </Fact>
      {row.event !== row.id && <Fact name="Event">{row.event}</Fact>}
      {row.note && <Fact name="Note">{row.note}</Fact>}
    </dl>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
