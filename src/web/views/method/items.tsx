import { useSuspenseQuery } from '@tanstack/react-query';
import { modelQuery } from '../../data/method.js';
import { Empty } from '../../parts/empty.js';
import { words } from '../../parts/words.js';
import './method.css';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly facts: readonly string[];
}

/** What the model sees: items of the axes, the series it explains, and the items of the composite. */
export function Items() {
  const { data: model } = useSuspenseQuery(modelQuery);
  const latent = model.items.map((item) => ({
    ...item,
    facts: [
      `${item.direction === 1 ? 'more' : 'less'} of it is more ${item.axis}`,
      `${item.likelihood} likelihood`,
      item.group === null ? 'stands alone' : `group ${words(item.group)}`,
    ],
  }));
  const outcomes = model.outcomes.map((series) => ({
    ...series,
    facts: [`tells of ${series.outcome}`, `${series.likelihood} likelihood`],
  }));
  const composite = model.composite.map((item) => ({
    ...item,
    facts: [
      `${item.direction === 1 ? 'more' : 'less'} of it is more ${item.measure}`,
      item.unit,
      item.role === null ? '' : item.role === 'formal' ? 'on paper' : 'in fact',
      item.weight === 0 ? 'tells no two states apart' : '',
    ].filter((fact) => fact !== ''),
  }));
  if (latent.length + composite.length === 0) return <Empty>The pack has no items.</Empty>;
  return (
    <>
      <List title="Items of the axes" rows={latent} />
      <List title="Outcomes that the axes should explain" rows={outcomes} />
      <List title="Items of the composite, the shadow of the model" rows={composite} />
    </>
  );
}

function List({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="part items">
      <h3>
        {title} <span className="quiet numbers">{rows.length}</span>
      </h3>
      <dl>
        {rows.map(({ id, title: name, definition, facts }) => (
          <div key={id}>
            <dt>
              {name}
              <br />
              <code className="quiet">{id}</code>
            </dt>
            <dd>
              {definition}
              <br />
              <span className="quiet small">{facts.join(' · ')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
