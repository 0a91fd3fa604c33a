import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PartnerCode } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { axesQuery } from '../../data/queries.js';
import type { AxisPoint } from '../../data/shapes.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { Section } from './section.js';
import { halfYear, trajectoryFinding } from './series.js';

const AXES = ['affinity', 'slack'];

export function Trajectory({ code, name }: { readonly code: PartnerCode; readonly name: string }) {
  const { series } = useSuspenseQuery(axesQuery).data;
  const own = useMemo(
    () => series.filter(({ partner, axis }) => partner === code && AXES.includes(axis)),
    [series, code],
  );
  const options = useMemo(() => (width: number) => drawn(own, width), [own]);
  return (
    <Section
      id="trajectory"
      title="How it got there"
      aside={
        <p>
          By half-year. Where the record is thin the band is wide; a flat line in a wide band is not a
          finding.
        </p>
      }
    >
      {own.length === 0 ? (
        <Empty>
          No trajectory: it needs a fit of the latent model in which this state was observed, and there is
          none.
        </Empty>
      ) : (
        <Figure
          id={`trajectory-${code}`}
          title={trajectoryFinding(name, own)}
          note="Line: median. Band: 90 % of the draws. In standard deviations of the field; 0 is its middle."
          cells={{
            head: ['axis', 'half-year', 'q5', 'median', 'q95'],
            rows: own.map(({ axis, period, q5, median, q95 }) => [axis, period, q5, median, q95]),
          }}
        >
          <PlotFigure options={options} label={`Affinity and slack of ${name} by half-year`} />
        </Figure>
      )}
    </Section>
  );
}

function drawn(series: readonly AxisPoint[], width: number): Plot.PlotOptions {
  const narrow = width < 560;
  const of = { x: (d: AxisPoint) => halfYear(d.period) };
  const facet = narrow ? { fy: 'axis' } : { fx: 'axis' };
  return {
    height: narrow ? 380 : 260,
    marginLeft: 36,
    marginRight: narrow ? 44 : 8,
    marginTop: 28,
    x: { type: 'utc', label: null, ticks: narrow ? 4 : 5 },
    y: { label: null, grid: true, ticks: 5 },
    fx: { label: null, domain: AXES, padding: 0.08 },
    fy: { label: null, domain: AXES, padding: 0.12 },
    marks: [
      Plot.ruleY([0], { stroke: 'var(--line-2)' }),
      Plot.areaY(series, { ...of, ...facet, y1: 'q5', y2: 'q95', fill: 'var(--accent)', fillOpacity: 0.16 }),
      Plot.lineY(series, { ...of, ...facet, y: 'median', stroke: 'var(--accent)', strokeWidth: 2 }),
    ],
  };
}
