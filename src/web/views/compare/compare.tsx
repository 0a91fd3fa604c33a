import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { changed } from '../../data/address.js';
import { buildQuery } from '../../data/queries.js';
import { Builds } from './builds.js';
import './compare.css';
import { choiceOf } from './choice.js';
import { Dates } from './dates.js';
import { SideBySide } from './side-by-side.js';
import { StateChoice } from './state-choice.js';

const route = getRouteApi('/compare');

/** States side by side, two dates, or two builds. */
export function Compare() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { partners } = useSuspenseQuery(buildQuery).data;
  const choice = choiceOf(
    search.p,
    partners.map(({ code }) => code),
  );
  const change = (part: { readonly [K in keyof typeof search]?: string | undefined }) =>
    navigate({ search: (before) => changed(before, part), replace: true, resetScroll: false });
  return (
    <article className="compare">
      <h1>Compare</h1>
      <section className="compare-part" aria-labelledby="compare-states">
        <h2 id="compare-states">States side by side</h2>
        <StateChoice
          partners={partners}
          choice={choice}
          choose={(codes) => change({ p: codes.join(',') || undefined })}
        />
        <SideBySide choice={choice} />
      </section>
      <section className="compare-part" aria-labelledby="compare-dates">
        <h2 id="compare-dates">Two dates</h2>
        <Dates from={search.from} to={search.to} choose={change} partners={partners} />
      </section>
      <section className="compare-part" aria-labelledby="compare-builds">
        <h2 id="compare-builds">Two builds</h2>
        <Builds partners={partners} />
      </section>
    </article>
  );
}
