import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { estimateFigure, estimateTime } from '../../../estimate-words.js';
import type { EstimateTopic, EstimateView } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { estimatesQuery } from '../../data/networks.js';
import type { Cells } from '../../parts/cell-table.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { SourceList } from '../../parts/source-list.js';
import { type TheftYear, theftFinding, theftYears } from './theft-years.js';
import './networks.css';

/** Marks that stay apart when small, and the same as signs for the note. */
const SYMBOLS = ['circle', 'triangle', 'square', 'diamond2', 'cross', 'star'] as const;
const SIGNS = ['●', '▲', '■', '◆', '✚', '★'] as const;

/** Sums that people put forward, those of one thing side by side; which exclude each other is said, not averaged away. */
export function Estimates() {
  const { data } = useSuspenseQuery(estimatesQuery);
  const years = useMemo(() => theftYears(data.topics), [data]);
  if (data.topics.length === 0) return <Empty>The pack holds no estimates of others.</Empty>;
  return (
    <>
      {years.length > 0 && (
        <div className="part">
          <Thefts years={years} />
        </div>
      )}
      <div className="part estimate-topics">
        {data.topics.map((topic) => (
          <Topic key={topic.topic} topic={topic} />
        ))}
      </div>
    </>
  );
}

function Topic({ topic: { topic, estimates } }: { readonly topic: EstimateTopic }) {
  const title = topic.replaceAll('-', ' ');
  const authorOf = (id: string) => {
    const other = estimates.find((estimate) => estimate.id === id);
    return other ? `${other.author} (${estimateFigure(other)})` : id;
  };
  return (
    <section aria-labelledby={`topic-${topic}`}>
      <h3 id={`topic-${topic}`}>{title.charAt(0).toUpperCase() + title.slice(1)}</h3>
      <ul>
        {estimates.map((estimate) => (
          <li key={estimate.id}>
            <span>
              {estimate.author}
              <br />
              <span className="quiet small">{estimateTime(estimate)}</span>
            </span>
            <strong className="figure-cell">{estimateFigure(estimate)}</strong>
            <span>
              {estimate.what}.
              {estimate.conflicts.length > 0 && <> Excludes {estimate.conflicts.map(authorOf).join(', ')}.</>}
              <br />
              <span className="quiet small">
                <SourceList sources={estimate.sources} />
                {estimate.note && <>. {estimate.note}</>}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Thefts({ years }: { readonly years: readonly TheftYear[] }) {
  const title = theftFinding(years);
  const figures = useMemo(
    () => years.flatMap(({ year, figures: mine }) => mine.map((figure) => ({ ...figure, year }))),
    [years],
  );
  const options = useMemo(() => plotOf(figures, years), [figures, years]);
  return (
    <Figure
      id="thefts"
      title={title}
      note={
        <>
          {authorsOf(figures)
            .map((author, i) => `${SIGNS[i % SIGNS.length]} ${author}`)
            .join('  ')}
          . Value stolen by year, in millions of dollars on a logarithmic scale, as each author gives it. A
          line joins the figures of a year; a hollow mark is a figure that no other excludes, as it is a bound
          or of other months.
        </>
      }
      cells={cellsOf(figures)}
    >
      <PlotFigure options={options} label={title} />
    </Figure>
  );
}

const authorsOf = (figures: readonly EstimateView[]) =>
  [...new Set(figures.map(({ author }) => author))].sort();

type Dated = EstimateView & { readonly year: number };

const plotOf = (figures: readonly Dated[], years: readonly TheftYear[]) => (width: number) => ({
  height: 380,
  marginLeft: 56,
  marginRight: 20,
  x: {
    label: null,
    tickFormat: (year: number) => (width < 560 ? `’${String(year).slice(2)}` : String(year)),
    type: 'point' as const,
  },
  y: {
    type: 'log' as const,
    label: 'millions of dollars',
    grid: true,
    tickFormat: ',~f',
    ticks: [1, 3, 10, 30, 100, 300, 1000, 3000],
  },
  symbol: { domain: authorsOf(figures), range: [...SYMBOLS] },
  marks: [
    Plot.ruleX(
      years.filter(({ apart }) => apart !== null),
      {
        x: 'year',
        y1: ({ figures: mine }: TheftYear) => Math.min(...mine.map(({ amount }) => (amount as number) / 1e6)),
        y2: ({ figures: mine }: TheftYear) => Math.max(...mine.map(({ amount }) => (amount as number) / 1e6)),
        stroke: 'var(--line-2)',
        strokeWidth: 2,
      },
    ),
    Plot.dot(figures, {
      x: 'year',
      y: ({ amount }: Dated) => (amount as number) / 1e6,
      symbol: 'author',
      r: 5,
      stroke: 'var(--accent)',
      strokeWidth: 1.5,
      fill: ({ conflicts }: Dated) => (conflicts.length > 0 ? 'var(--accent)' : 'var(--paper)'),
      title: (figure: Dated) => `${figure.author}, ${estimateTime(figure)}: ${estimateFigure(figure)}`,
    }),
  ],
  color: { type: 'identity' as const },
});

const cellsOf = (figures: readonly Dated[]): Cells => ({
  head: ['year', 'author', 'what', 'figure in dollars', 'as given', 'time', 'excludes', 'published in'],
  rows: figures.map((figure) => [
    figure.year,
    figure.author,
    figure.what,
    figure.amount,
    estimateFigure(figure),
    estimateTime(figure),
    figure.conflicts.join(' '),
    figure.sources.map(({ publisher }) => publisher).join('; '),
  ]),
});
