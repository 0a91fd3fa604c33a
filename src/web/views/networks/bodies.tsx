import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { networkOf } from '../../charts/network.js';
import { bodiesOf, networksFinding, networksQuery, organsOf } from '../../data/networks.js';
import { useSearchParam } from '../../data/search-param.js';
import type { Cells } from '../../parts/cell-table.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { words } from '../../parts/words.js';
import { BodyList } from './body-list.js';
import { listingsInWords, organInWords, timeInWords } from './body-words.js';

/** Sigma is of no use to most pages, and needs a browser that can draw. */
const NetworkFigure = lazy(async () => ({
  default: (await import('../../charts/network-figure.js')).NetworkFigure,
}));

export function Bodies() {
  const { data } = useSuspenseQuery(networksQuery);
  const [country, setCountry] = useSearchParam('country');
  const [organ, setOrgan] = useSearchParam('organ');
  const all = useMemo(() => bodiesOf(data.countries, {}), [data]);
  const bodies = useMemo(() => bodiesOf(data.countries, { country, organ }), [data, country, organ]);
  const drawing = useMemo(() => networkOf(bodies), [bodies]);
  const onNode = (node: string) => {
    const [kind, id] = [node.slice(0, node.indexOf(' ')), node.slice(node.indexOf(' ') + 1)];
    if (kind === 'state') setCountry(id === country ? undefined : id);
    else if (kind === 'organ') setOrgan(id === organ ? undefined : id);
    else document.getElementById(`body-${id}`)?.scrollIntoView({ block: 'center' });
  };
  if (all.length === 0) return <Empty>The pack names no bodies of revenue networks.</Empty>;
  return (
    <div className="part">
      <div className="filters">
        <Choice
          label="State"
          param="country"
          all="All states"
          options={data.countries.map(({ partner, name }) => ({ id: partner, name }))}
        />
        <Choice
          label="Organ behind it"
          param="organ"
          all="All organs"
          options={[
            ...organsOf(all).map(({ id, name, bodies: n }) => ({ id, name: `${name} (${n})` })),
            { id: 'none', name: 'not known' },
          ]}
        />
      </div>
      {bodies.length === 0 ? (
        <NoBody country={country} countries={data.countries} />
      ) : (
        <>
          <Figure id="networks" title={networksFinding(bodies)} note={<Legend />} cells={cellsOf(bodies)}>
            <Suspense fallback={<Loading what="the drawing" />}>
              <NetworkFigure drawing={drawing} onNode={onNode} />
            </Suspense>
          </Figure>
          <BodyList bodies={bodies} countries={data.countries} filtered={Boolean(country || organ)} />
        </>
      )}
    </div>
  );
}

function NoBody({
  country,
  countries,
}: {
  readonly country: string | undefined;
  readonly countries: readonly { partner: string; name: string; coverage: readonly { summary: string }[] }[];
}) {
  const chosen = countries.find(({ partner }) => partner === country);
  const why = chosen?.coverage.map(({ summary }) => summary).join(' ');
  return (
    <Empty>
      {chosen ? `No such body in ${chosen.name} is on record.` : 'No body on record fits these filters.'}{' '}
      {why && `That is no proof of absence: ${why}`}
    </Empty>
  );
}

const Legend = () => (
  <>
    <span className="mark state-mark" /> states, <span className="mark organ-mark" /> organs,{' '}
    <span className="mark body-mark" /> bodies between them; hollow or faint where a record says it has ended.
    A thin or broken line: no record states that the organ stands behind it, it was inferred or recalled. The
    list below says the same in words.
  </>
);

const cellsOf = (bodies: ReturnType<typeof bodiesOf>): Cells => ({
  head: ['state', 'body', 'kind', 'organ', 'time', 'listings and acts', 'records'],
  rows: bodies.map((body) => [
    body.country,
    body.name,
    words(body.kind),
    organInWords(body),
    timeInWords(body),
    listingsInWords(body),
    body.evidence.join(' '),
  ]),
});
