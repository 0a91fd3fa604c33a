import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import { PlotFigure } from '../../charts/plot.js';
import type { Moment } from '../../data/shapes.js';
import { tierColour } from '../../parts/tier-mark.js';
import type { Placed } from './place.js';

interface EngagementDrawingProps {
  /** In the order of the ladder. */
  readonly order: readonly Placed[];
  readonly model: Moment['model'];
  readonly label: string;
}

/** A dot and its interval for each state, engagement beside revenue. */
export default function EngagementDrawing({ order, model, label }: EngagementDrawingProps) {
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
  return <PlotFigure options={options} partnerOf={partnerOf} label={label} />;
}
