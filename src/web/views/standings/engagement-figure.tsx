import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import { PlotFigure } from '../../charts/plot.js';
import type { Moment } from '../../data/shapes.js';
import { Figure } from '../../parts/figure.js';
import { ranged } from '../../parts/number.js';
import { tierColour } from '../../parts/tier-mark.js';
import { type Placed, rungs } from './place.js';

/** Engagement and revenue of every state with 90 % intervals, in the order of the ladder. */
export function EngagementFigure({
  placed,
  model,
}: {
  readonly placed: readonly Placed[];
  readonly model: Moment['model'];
}) {
  const order = useMemo(() => rungs(placed).flatMap(({ states }) => states), [placed]);
  const rows = useMemo(
    () =>
      order.flatMap((state) =>
        (['engagement', 'revenue'] as const).flatMap((outcome) => {
          const { median, q5, q95 } = state[outcome];
          return median === null || q5 === null || q95 === null ? [] : [{ state, outcome, median, q5, q95 }];
        }),
      ),
    [order],
  );
  const options = useMemo(() => {
    const log = model === 'latent';
    const floor = log ? 0.05 : 0;
    return (width: number): Plot.PlotOptions => ({
      height: 46 + 24 * order.length,
      marginLeft: 92,
      marginRight: 12,
      marginTop: 34,
      marginBottom: 34,
      x: log
        ? {
            type: 'log',
            label: 'times the typical state (log scale)',
            grid: true,
            ticks: width < 420 ? [1, 10] : [0.1, 1, 10, 100],
            tickFormat: '~g',
          }
        : { label: '0 to 100', domain: [0, 100], grid: true },
      y: { label: null, domain: order.map(({ name }) => name), tickSize: 0 },
      fx: { label: null, domain: ['engagement', 'revenue'], padding: 0.08 },
      marks: [
        Plot.ruleY(rows, {
          fx: 'outcome',
          y: (d) => d.state.name,
          x1: (d) => Math.max(floor, d.q5),
          x2: (d) => Math.max(floor, d.q95),
          stroke: 'var(--line-2)',
          strokeWidth: 3,
          className: 'outcome-range',
        }),
        Plot.dot(rows, {
          fx: 'outcome',
          y: (d) => d.state.name,
          x: (d) => Math.max(floor, d.median),
          fill: (d) => tierColour(d.state.tier),
          stroke: 'var(--paper)',
          r: 5,
          className: 'outcome-dot',
        }),
      ],
    });
  }, [order, rows, model]);
  const partnerOf = useMemo(() => {
    const codeOf = (i: number) => rows[i]?.state.partner;
    return { 'outcome-range': codeOf, 'outcome-dot': codeOf };
  }, [rows]);
  const title = outcomeFinding(order);
  return (
    <Figure
      id="outcomes"
      level={2}
      title={title}
      note="Dots are medians, lines 90 % intervals. The two outcomes are never added up."
      cells={{
        head: ['state', 'engagement, 90 % interval', 'events', 'revenue presence, 90 % interval', 'findings'],
        rows: order.map((one) => [
          one.name,
          ranged(one.engagement, 1),
          one.engagement.n,
          ranged(one.revenue, 1),
          one.revenue.n,
        ]),
      }}
    >
      <PlotFigure options={options} partnerOf={partnerOf} label={`${title}. The table has the numbers.`} />
    </Figure>
  );
}

/** How far each outcome tells the states apart: pairs whose intervals do not touch. */
function outcomeFinding(states: readonly Placed[]): string {
  const pairs = (outcome: 'engagement' | 'revenue') => {
    const seen = states.map((one) => one[outcome]).filter(({ q5 }) => q5 !== null);
    return seen.flatMap((a, i) => seen.slice(i + 1).filter((b) => apart(a, b))).length;
  };
  const all = (states.length * (states.length - 1)) / 2;
  const revenue = pairs('revenue');
  return `Engagement sets ${pairs('engagement')} of ${all} pairs of states apart, revenue presence ${revenue === 0 ? 'none' : revenue}`;
}

function apart(a: Placed['revenue'], b: Placed['revenue']): boolean {
  return (a.q5 ?? 0) > (b.q95 ?? 0) || (b.q5 ?? 0) > (a.q95 ?? 0);
}
