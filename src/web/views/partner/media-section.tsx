import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PartnerPage } from '../../data/partner.js';
import { ratesQuery } from '../../data/rates.js';
import { Empty } from '../../parts/empty.js';
import { percent } from '../../parts/number.js';
import { plural, words } from '../../parts/words.js';
import { Greetings } from './greetings.js';
import { Lists } from './lists.js';
import { actTotals } from './media.js';
import { Section } from './section.js';

/** What state media say of the state: acts, fixed phrases, ranks, places in lists; and how often the rules err. */
export function MediaSection({ page }: { readonly page: PartnerPage }) {
  const acts = actTotals(page.acts);
  const told = acts.reduce((sum, { events }) => sum + events, 0);
  return (
    <Section id="media" title="What state media say of it" aside={<Errors />}>
      {told === 0 ? (
        <Empty>The texts that were read say nothing of it.</Empty>
      ) : (
        <>
          <p className="finding">
            {plural(told, 'act')} told of, most often {words(acts[0]?.kind ?? '')} (
            <Link to="/evidence" search={{ partner: page.code, kind: 'coded' }}>
              all of them
            </Link>
            ).
          </p>
          <div className="columns">
            <Counts title="Acts" rows={acts.map(({ kind, events, last }) => [words(kind), events, last])} />
            <Counts
              title="Formulas"
              none="No fixed phrase was found."
              rows={page.formulas.map(({ formula, events, last }) => [
                words(formula),
                events,
                last.slice(0, 4),
              ])}
            />
            <Counts
              title="Ranks named, of its side"
              rows={page.ranks
                .filter(({ side }) => side === 'partner')
                .map(({ rank, events }) => [rank === 'none' ? 'nobody named' : words(rank), events, null])}
            />
            <Counts
              title="Ranks named, of Pyongyang's side"
              rows={page.ranks
                .filter(({ side }) => side === 'actor')
                .map(({ rank, events }) => [rank === 'none' ? 'nobody named' : words(rank), events, null])}
            />
          </div>
          <Greetings greetings={page.greetings} />
        </>
      )}
      <Lists lists={page.lists} name={page.name} />
    </Section>
  );
}

const CODED = ['act', 'channel', 'actor_rank', 'partner_rank', 'formulas'];

function Errors() {
  const { data } = useQuery(ratesQuery);
  const rates = (data?.rates ?? []).filter(
    ({ period, category, variable }) => period === '' && category === '' && CODED.includes(variable),
  );
  if (rates.length === 0) return <p>Found by rules; their error rates are not known.</p>;
  return (
    <>
      <p>Found by rules, which err. Against what people decided (F1, 90 % interval):</p>
      <dl className="rates">
        {rates.map(({ variable, f1, low, high }) => (
          <div key={variable}>
            <dt>{words(variable)}</dt>
            <dd className="numbers">
              {f1 === null ? 'not known' : percent(f1)}
              {low !== null && high !== null && ` (${percent(low)} to ${percent(high)})`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface CountsProps {
  readonly title: string;
  readonly none?: string;
  readonly rows: readonly (readonly [string, number, string | null])[];
}

function Counts({ title, rows, none = 'None.' }: CountsProps) {
  const most = Math.max(1, ...rows.map(([, events]) => events));
  const last = rows.some(([, , year]) => year !== null);
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <table className="counts">
          <thead className="view-hidden">
            <tr>
              <th scope="col">What</th>
              <th scope="col">Events</th>
              {last && <th scope="col">Last in</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(([what, events, year]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className="number count-bar" style={{ '--share': events / most } as React.CSSProperties}>
                  {events}
                </td>
                {last && <td className="small quiet">{year === null ? '' : `last ${year}`}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
