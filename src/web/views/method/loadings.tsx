import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Interval } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { type ModelItem, modelQuery } from '../../data/method.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { ranged } from '../../parts/number.js';
import { loadingFinding } from './method-words.js';
import './method.css';

/** How strongly each item speaks of its axis: what was thought before, and after the record was seen. */
export function Loadings() {
  const { data: model } = useSuspenseQuery(modelQuery);
  const items = useMemo(() => model.items.filter(({ loading }) => loading !== null), [model]);
  const options = useMemo(() => plotOf(items), [items]);
  if (items.length === 0)
    return (
      <Empty>
        There are no loadings: the tiers are not of the latent model. {model.reason && `${model.reason}.`}
      </Empty>
    );
  const title = loadingFinding(items);
  return (
    <div className="part">
      <Figure
        id="loadings"
        title={title}
        note="Loading on a logarithmic scale: the median and 90 % interval after the record was seen, over the wide pale band of what was thought before. An item whose line fills its band was not informed by the record."
        cells={{
          head: ['item', 'axis', 'prior', 'posterior', 'intercept, posterior'],
          rows: items.map(({ title: name, axis, loading, intercept }) => [
            name,
            axis,
            loading && ranged(loading.prior),
            loading && ranged(loading.posterior),
            intercept && ranged(intercept.posterior),
          ]),
        }}
      >
        <PlotFigure options={options} label={title} />
      </Figure>
      {model.coefficients.length > 0 && <Coefficients rows={model.coefficients} />}
    </div>
  );
}

function Coefficients({ rows }: { readonly rows: readonly ({ readonly name: string } & Interval)[] }) {
  return (
    <section className="part narrow">
      <h3>What the axes say of the outcomes</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">coefficient</th>
            <th scope="col">median (90 % interval)</th>
            <th scope="col">sign</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td>
                <code>{row.name}</code>
              </td>
              <td>{ranged(row)}</td>
              <td>{row.q5 > 0 ? 'above zero' : row.q95 < 0 ? 'below zero' : 'not told'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const plotOf = (items: readonly ModelItem[]) => (width: number) => {
  const at = (which: 'prior' | 'posterior') =>
    items.map(({ title, loading }) => ({ title, ...(loading?.[which] as Interval) }));
  const narrow = width < 640;
  return {
    height: items.length * (narrow ? 44 : 34) + 50,
    marginLeft: narrow ? 8 : 350,
    marginRight: 16,
    marginBottom: 40,
    x: { type: 'log' as const, label: 'loading →', grid: true, tickFormat: '~g', ticks: [0.3, 1, 3] },
    y: {
      domain: items.map(({ title }) => title),
      label: null,
      tickSize: 0,
      ...(narrow ? { axis: null } : {}),
    },
    marks: [
      Plot.ruleY(at('prior'), { y: 'title', x1: 'q5', x2: 'q95', stroke: 'var(--line)', strokeWidth: 12 }),
      Plot.ruleY(at('posterior'), {
        y: 'title',
        x1: 'q5',
        x2: 'q95',
        stroke: 'var(--accent)',
        strokeWidth: 2,
      }),
      Plot.dot(at('posterior'), {
        y: 'title',
        x: 'median',
        r: 4.5,
        fill: 'var(--accent)',
        title: (row: Interval & { title: string }) => `${row.title}: ${ranged(row)}`,
      }),
      ...(narrow
        ? [
            Plot.text(at('prior'), {
              y: 'title',
              text: 'title',
              frameAnchor: 'left' as const,
              textAnchor: 'start' as const,
              dy: -15,
              fill: 'var(--ink-2)',
            }),
          ]
        : []),
    ],
  };
};
