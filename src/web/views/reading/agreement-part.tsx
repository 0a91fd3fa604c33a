import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AlphaRow, RateRow } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { ratesQuery } from '../../data/rates.js';
import { useSearchParam } from '../../data/search-param.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { percent, plain } from '../../parts/number.js';
import { words } from '../../parts/words.js';
import { agreementFinding, RELIABLE, ratesFinding } from './reading-words.js';
import './reading.css';
import { Scrolling } from '../../parts/scrolling.js';

/** How far people agree among themselves, and the rules with what people decided. */
export function AgreementPart() {
  const { data } = useSuspenseQuery(ratesQuery);
  const [period] = useSearchParam('period');
  const rates = useMemo(
    () => (data?.rates ?? []).filter((row) => row.period === (period ?? '') && row.category === ''),
    [data, period],
  );
  const drawn = useMemo(() => (data?.agreement ?? []).filter(({ alpha }) => alpha !== null), [data]);
  const options = useMemo(() => plotOf(drawn), [drawn]);
  if (data === null)
    return <Empty>The pack has no coders, so nothing is known of agreement or errors.</Empty>;
  const periods = [...new Set(data.rates.map((row) => row.period))].filter((one) => one !== '');
  const title = agreementFinding(data.agreement);
  return (
    <>
      <div className="part">
        <Figure
          id="agreement"
          title={title}
          note={`Krippendorff’s alpha of the people who coded ${data.documents} documents apart, with its 90 % interval. The line stands at ${RELIABLE}, below which he draws no conclusions from codings.`}
          cells={{
            head: ['variable', 'alpha', 'low', 'high', 'units'],
            rows: data.agreement.map(({ variable, alpha, low, high, units }) => [
              nameOf(variable),
              alpha,
              low,
              high,
              units,
            ]),
          }}
        >
          <PlotFigure options={options} label={title} />
        </Figure>
      </div>
      <section className="part">
        <div className="filters">
          <Choice
            label="Documents of"
            param="period"
            all="all periods"
            options={periods.map((id) => ({ id, name: id }))}
          />
        </div>
        <Figure
          id="error-rates"
          title={ratesFinding(rates)}
          note="The rules against what people decided, over all categories of each variable; F1 weighted by how often each category is true, with 90 % interval."
          drawn={false}
          cells={{
            head: ['variable', 'n', 'precision', 'recall', 'F1', 'low', 'high'],
            rows: rates.map(({ variable, n, precision, recall, f1, low, high }) => [
              variable,
              n,
              precision,
              recall,
              f1,
              low,
              high,
            ]),
          }}
        >
          <Rates rates={rates} />
        </Figure>
        <p className="quiet small">
          States the rules found or missed against the people: {data.attribution.errors} of{' '}
          {data.attribution.rows} rows wrong.
        </p>
      </section>
    </>
  );
}

const Rates = ({ rates }: { readonly rates: readonly RateRow[] }) => (
  <Scrolling label="Error rates by variable">
    <table className="rates">
      <thead>
        <tr>
          <th scope="col">variable</th>
          <th scope="col">F1 (90 % interval)</th>
          <th scope="col" className="number">
            precision
          </th>
          <th scope="col" className="number">
            recall
          </th>
          <th scope="col" className="number">
            rows
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ variable, n, precision, recall, f1, low, high }) => (
          <tr key={variable}>
            <td>{words(variable)}</td>
            <td>
              {plain(f1)}
              {low !== null && (
                <span className="quiet">
                  {' '}
                  ({plain(low)} to {plain(high)})
                </span>
              )}
            </td>
            <td className="number">{percent(precision)}</td>
            <td className="number">{percent(recall)}</td>
            <td className="number">{n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
);

const nameOf = (variable: string) => words(variable).replace(':', ': ');

const plotOf = (rows: readonly AlphaRow[]) => (width: number) => ({
  height: rows.length * 26 + 50,
  marginLeft: width < 560 ? 150 : 220,
  marginRight: 16,
  marginBottom: 40,
  x: { domain: [Math.min(0, ...rows.map(({ low }) => low ?? 0)), 1], label: 'alpha →', grid: true, ticks: 5 },
  y: { domain: rows.map(({ variable }) => nameOf(variable)), label: null, tickSize: 0 },
  marks: [
    Plot.ruleX([RELIABLE], { stroke: 'var(--ink-3)', strokeDasharray: '3 3' }),
    Plot.ruleY(rows, {
      y: ({ variable }: AlphaRow) => nameOf(variable),
      x1: 'low',
      x2: 'high',
      stroke: 'var(--accent)',
      strokeOpacity: 0.6,
      strokeWidth: 2,
    }),
    Plot.dot(rows, {
      y: ({ variable }: AlphaRow) => nameOf(variable),
      x: 'alpha',
      r: 4.5,
      fill: 'var(--accent)',
      title: ({ variable, alpha, low, high, units }: AlphaRow) =>
        `${nameOf(variable)}: ${plain(alpha)} (${plain(low)} to ${plain(high)}), ${units} units`,
    }),
  ],
});
