import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Standing } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { axesQuery } from '../../data/queries.js';
import type { AxisPoint } from '../../data/shapes.js';
import { Figure } from '../../parts/figure.js';
import { joined } from '../../parts/words.js';
import { halfYear } from '../partner/series.js';

const AXES = ['affinity', 'slack'];

/** Small multiples: an axis to a row, a state to a column, all on the same scales. */
export function Trajectories({ states }: { readonly states: readonly Standing[] }) {
  const { series } = useSuspenseQuery(axesQuery).data;
  const rows = useMemo(
    () =>
      series
        .filter(({ axis, partner }) => AXES.includes(axis) && states.some((one) => one.partner === partner))
        .map((point) => ({ ...point, name: states.find(({ partner }) => partner === point.partner)?.name })),
    [series, states],
  );
  const options = useMemo(
    () =>
      (width: number): Plot.PlotOptions => {
        const narrow = width < 560;
        const x = (d: AxisPoint) => halfYear(d.period);
        const facet = narrow ? { fy: 'name', fx: 'axis' } : { fx: 'name', fy: 'axis' };
        const names = states.map(({ name }) => name);
        return {
          height: narrow ? 130 * names.length + 40 : 340,
          marginLeft: 30,
          marginRight: narrow ? 70 : 46,
          marginTop: 26,
          x: { type: 'utc', label: null, ticks: narrow ? 2 : 3 },
          y: { label: null, grid: true, ticks: 4 },
          fx: { label: null, domain: narrow ? AXES : names, padding: 0.08 },
          fy: { label: null, domain: narrow ? names : AXES, padding: 0.12 },
          marks: [
            Plot.ruleY([0], { stroke: 'var(--line-2)' }),
            Plot.areaY(rows, { ...facet, x, y1: 'q5', y2: 'q95', fill: 'var(--accent)', fillOpacity: 0.16 }),
            Plot.lineY(rows, { ...facet, x, y: 'median', stroke: 'var(--accent)', strokeWidth: 1.75 }),
          ],
        };
      },
    [rows, states],
  );
  if (rows.length === 0) return null;
  const title = `Affinity and slack of ${joined(states.map(({ name }) => name))}, on the same scales`;
  return (
    <Figure
      id={`compare-${states.map(({ partner }) => partner).join('-')}`}
      title={title}
      note="Line: median. Band: 90 % of the draws. Where bands overlap the record does not set the states apart."
      cells={{
        head: ['state', 'axis', 'half-year', 'q5', 'median', 'q95'],
        rows: rows.map(({ partner, axis, period, q5, median, q95 }) => [
          partner,
          axis,
          period,
          q5,
          median,
          q95,
        ]),
      }}
    >
      <PlotFigure options={options} label={title} />
    </Figure>
  );
}
