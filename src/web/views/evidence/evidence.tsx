import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { changed } from '../../data/address.js';
import { evidenceQuery } from '../../data/evidence.js';
import { buildQuery } from '../../data/queries.js';
import { Empty } from '../../parts/empty.js';
import './evidence.css';
import { filterEvidence } from './filter.js';
import { Filters } from './filters.js';
import { addressOf, orderOf } from './order.js';
import { Panel } from './panel.js';
import { EvidenceTable } from './table.js';

const route = getRouteApi('/evidence');

export type EvidenceSearch = ReturnType<typeof route.useSearch>;
export type ChangeSearch = (part: { readonly [K in keyof EvidenceSearch]?: string | undefined }) => void;

/** Every record of the build as a table; a row opens its sources, its lineage both ways, and what hangs on it. */
export function EvidenceView() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { evidence } = useSuspenseQuery(evidenceQuery).data;
  const { partners } = useSuspenseQuery(buildQuery).data;
  const table = useRef<HTMLDivElement>(null);
  const change = useCallback<ChangeSearch>(
    (part) => void navigate({ search: (before) => changed(before, part), replace: true, resetScroll: false }),
    [navigate],
  );
  const { q, partner, kind, from, to } = useDeferredValue(search);
  const rows = useMemo(
    () => filterEvidence(evidence, { q, partner, kind, from, to }),
    [evidence, q, partner, kind, from, to],
  );
  const order = useMemo(() => orderOf(search.sort), [search.sort]);
  const close = () => {
    change({ id: undefined });
    table.current?.focus();
  };
  return (
    <article className="evidence" data-open={search.id === undefined ? undefined : ''}>
      <div className="evidence-list">
        <h1>Evidence</h1>
        <Filters rows={evidence} found={rows} search={search} change={change} partners={partners} />
        {rows.length === 0 ? (
          <Empty>
            No record meets all of this. The record is a sample gathered by search: that nothing is here does
            not mean that nothing happened.
          </Empty>
        ) : (
          <EvidenceTable
            rows={rows}
            order={order}
            reorder={(next) => change({ sort: addressOf(next) })}
            opened={search.id}
            open={(id) => change({ id })}
            place={table}
          />
        )}
      </div>
      {search.id !== undefined && <Panel key={search.id} id={search.id} rows={evidence} close={close} />}
    </article>
  );
}
