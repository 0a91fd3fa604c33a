import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import { PlotFigure } from '../../charts/plot.js';
import type { Moment, Region } from '../../data/shapes.js';
import { tierColour } from '../../parts/tier-mark.js';
import { placeLabels } from './labels.js';
import type { Placed } from './place.js';

export interface Point {
  readonly state: Placed;
  readonly x: number;
  readonly y: number;
}

interface PlaneDrawingProps {
  readonly points: readonly Point[];
  /** Null for a past year: the composite has intervals but no joint region. */
  readonly regions: readonly Region[] | null;
  readonly model: Moment['model'];
  readonly label: string;
}

/** The states on both axes, with regions where there are any and else the intervals of each axis. */
export default function PlaneDrawing({ points, regions, model, label }: PlaneDrawingProps) {
  const outlines = useMemo(() => outlinesOf(points, regions), [points, regions]);
  const unit = model === 'latent' ? 'sd' : '0–100';
  const options = useMemo(
    () => (width: number) => planeOptions(width, points, outlines, unit, model),
    [points, outlines, unit, model],
  );
  const partnerOf = useMemo(
    () => ({
      'plane-region': (i: number) => outlines[i]?.state.partner,
      'plane-dot': (i: number) => points[i]?.state.partner,
      'plane-x': (i: number) => points[i]?.state.partner,
      'plane-y': (i: number) => points[i]?.state.partner,
    }),
    [points, outlines],
  );
  return <PlotFigure options={options} partnerOf={partnerOf} label={label} />;
}

function outlinesOf(points: readonly Point[], regions: readonly Region[] | null) {
  const shown = new Map(points.map(({ state }) => [state.partner, state]));
  return (regions ?? []).flatMap(({ partner, region }) => {
    const state = shown.get(partner);
    return state && region ? region.map(([x, y]) => ({ x, y, state })) : [];
  });
}

function planeOptions(
  width: number,
  points: readonly Point[],
  outlines: readonly { readonly x: number; readonly y: number; readonly state: Placed }[],
  unit: string,
  model: Moment['model'],
): Plot.PlotOptions {
  const height = Math.min(560, Math.max(320, width * 0.78));
  const margins = { marginLeft: 36, marginRight: 16, marginTop: 28, marginBottom: 38 };
  const ends = points.flatMap(({ state: { affinity, slack } }) => [
    [affinity.q5 ?? 0, affinity.q95 ?? 0],
    [slack.q5 ?? 0, slack.q95 ?? 0],
  ]);
  const domain =
    model === 'latent'
      ? ([
          Math.floor(Math.min(-1, ...ends.map(([low]) => low ?? 0))),
          Math.ceil(Math.max(1, ...ends.map(([, high]) => high ?? 0))),
        ] as const)
      : ([0, 100] as const);
  const names = placeLabels(points, { width, height, ...margins, domain });
  const colour = (p: { readonly state: Placed }) => tierColour(p.state.tier);
  return {
    height,
    ...margins,
    x: { label: `affinity, ${unit} →`, domain, grid: true, ticks: 6 },
    y: { label: `↑ enforcement slack, ${unit} (high = lax)`, domain, grid: true, ticks: 6 },
    marks: [
      Plot.line(outlines, {
        x: 'x',
        y: 'y',
        z: (d) => d.state.partner,
        stroke: colour,
        fill: colour,
        fillOpacity: 0.05,
        strokeOpacity: 0.45,
        className: 'plane-region',
        curve: 'linear-closed',
      }),
      ...(outlines.length > 0
        ? []
        : [
            Plot.ruleY(points, {
              y: 'y',
              x1: (p: Point) => p.state.affinity.q5,
              x2: (p: Point) => p.state.affinity.q95,
              stroke: colour,
              strokeOpacity: 0.6,
              className: 'plane-x',
            }),
            Plot.ruleX(points, {
              x: 'x',
              y1: (p: Point) => p.state.slack.q5,
              y2: (p: Point) => p.state.slack.q95,
              stroke: colour,
              strokeOpacity: 0.6,
              className: 'plane-y',
            }),
          ]),
      Plot.dot(points, {
        x: 'x',
        y: 'y',
        r: 5.5,
        fill: colour,
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
        className: 'plane-dot',
      }),
      ...names.map(({ dx, dy, anchor }, i) =>
        Plot.text([points[i] as Point], {
          x: 'x',
          y: 'y',
          dx,
          dy,
          textAnchor: anchor,
          text: (p: Point) => p.state.name,
          fill: 'var(--ink)',
          stroke: 'var(--paper)',
          strokeWidth: 4,
        }),
      ),
    ],
  };
}
