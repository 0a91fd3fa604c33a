import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { Button } from 'react-aria-components';
import { changed } from '../../data/address.js';
import { claimsQuery } from '../../data/claims.js';
import { buildQuery } from '../../data/queries.js';
import { saveCsv } from '../../parts/download.js';
import { Empty } from '../../parts/empty.js';
import { plural } from '../../parts/words.js';
import { claimCells } from './cells.js';
import { ClaimEntry } from './claim-entry.js';
import './claims.css';
import { byParagraph, countVerdicts, selectClaims } from './select.js';
import { VerdictFilter } from './verdict-filter.js';

const route = getRouteApi('/claims');

/** The article's statements in their order, each beside what the record says of it. */
export function Claims() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { claims } = useSuspenseQuery(claimsQuery).data;
  const { data: build } = useQuery(buildQuery);
  const found = useDeferredValue(selectClaims(claims, search));
  const change = (part: { readonly [K in keyof typeof search]?: string | undefined }) =>
    navigate({ search: (before) => changed(before, part), replace: true, resetScroll: false });
  const counts = countVerdicts(claims);
  return (
    <article className="claims">
      <header>
        <h1>Sentence by sentence</h1>
        <p className="lede">
          {counts.supported} of the {claims.length} statements of the analysis under test are borne out by the
          record, {counts.imprecise} are imprecise, {counts.contradicted} are contradicted, and of{' '}
          {counts.not_determined} the record cannot tell.
        </p>
      </header>
      <search className="claims-bar">
        <VerdictFilter counts={counts} chosen={search.verdict} choose={(verdict) => change({ verdict })} />
        <label className="claims-search">
          <span className="view-hidden">Search the claims</span>
          <input
            className="field"
            type="search"
            placeholder="Search sentences and reasons"
            value={search.q ?? ''}
            onChange={({ target }) => change({ q: target.value || undefined })}
          />
        </label>
        <Button
          className="button"
          onPress={() =>
            saveCsv(claimCells(found), {
              name: `${build?.pack ?? 'tierline'}-claims`,
              title: `Verdicts on ${plural(found.length, 'statement')}`,
              source: `${build?.citation ?? ''} Build ${build?.digest ?? ''}.`,
            })
          }
        >
          Save as CSV
        </Button>
        <p className="small quiet claims-found" role="status">
          {found.length === claims.length ? `All ${claims.length}` : `${found.length} of ${claims.length}`}{' '}
          statements
        </p>
      </search>
      {found.length === 0 && (
        <Empty>
          No statement matches. Fewer words or another verdict may find one; the record judges only what the
          article says.
        </Empty>
      )}
      {byParagraph(found).map(([paragraph, group]) => (
        <section key={paragraph} className="claims-paragraph">
          <h2>{paragraph}</h2>
          <ol>
            {group.map((claim) => (
              <ClaimEntry
                key={claim.id}
                claim={claim}
                open={claim.id === search.id}
                toggle={() => change({ id: claim.id === search.id ? undefined : claim.id })}
              />
            ))}
          </ol>
        </section>
      ))}
    </article>
  );
}
