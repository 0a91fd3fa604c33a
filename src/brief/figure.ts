import * as Plot from '@observablehq/plot';
import type { ModelReport, Standing } from '../types.js';
import { placeLabels } from './labels.js';
import { drawSvg } from './svg.js';

const WIDTH = 760;
const HEIGHT = 600;
const MARGIN = { marginTop: 30, marginRight: 30, marginBottom: 40, marginLeft: 45 };
const TITLE = 'Affinity and enforcement slack of each partner with 90 % intervals';

/** Colours that stay apart for readers who do not see all hues (Okabe and Ito 2008). */
const TIER_COLOURS = [
  ['tier 1', '#0072B2'],
  ['tier 2', '#009E73'],
  ['tier 3', '#E69F00'],
  ['tier 4', '#D55E00'],
  ['tier 5', '#CC79A7'],
  ['unassigned', '#777777'],
] as const;

interface Point {
  readonly name: string;
  readonly tier: string;
  readonly a: Bounds;
  readonly s: Bounds;
}

interface Bounds {
  readonly median: number;
  readonly q5: number;
  readonly q95: number;
}

/** The plane of affinity and slack as SVG: one point per partner with its 90 % intervals, coloured by tier, grey where unassigned. */
export function axesFigure(standings: readonly Standing[], model: ModelReport['name']): string {
  const points = toPoints(standings);
  const unit = model === 'latent' ? 'standard deviations' : '0-100';
  const domain = model === 'latent' ? domainOf(points) : ([0, 100] as const);
  return drawSvg(TITLE, {
    width: WIDTH,
    height: HEIGHT,
    ...MARGIN,
    x: { label: `Affinity, ${unit} →`, domain, grid: true, ticks: 10 },
    y: { label: `↑ Enforcement slack, ${unit} (high = lax)`, domain, grid: true, ticks: 10 },
    color: {
      domain: TIER_COLOURS.map(([tier]) => tier),
      range: TIER_COLOURS.map(([, colour]) => colour),
    },
    marks: [...intervals(points), ...labels(points, domain)],
  });
}

function toPoints(standings: readonly Standing[]): Point[] {
  return standings.flatMap(({ name, tier, affinity, slack }) => {
    if (affinity.median === null || slack.median === null) return [];
    return [
      {
        name,
        tier: tier === null ? 'unassigned' : `tier ${tier}`,
        a: affinity as Bounds,
        s: slack as Bounds,
      },
    ];
  });
}

function intervals(points: readonly Point[]): Plot.Markish[] {
  const faint = { stroke: 'tier', strokeOpacity: 0.45 };
  return [
    Plot.ruleY(points, { y: (p) => p.s.median, x1: (p) => p.a.q5, x2: (p) => p.a.q95, ...faint }),
    Plot.ruleX(points, { x: (p) => p.a.median, y1: (p) => p.s.q5, y2: (p) => p.s.q95, ...faint }),
    Plot.dot(points, { x: (p) => p.a.median, y: (p) => p.s.median, fill: 'tier', r: 5, stroke: 'white' }),
  ];
}

/** One scale for both axes, with room for every interval. */
function domainOf(points: readonly Point[]): readonly [number, number] {
  const ends = points.flatMap(({ a, s }) => [a.q5, a.q95, s.q5, s.q95]);
  return [Math.floor(Math.min(...ends, -1)), Math.ceil(Math.max(...ends, 1))];
}

function labels(points: readonly Point[], [low, high]: readonly [number, number]): Plot.Markish[] {
  const [left, right] = [MARGIN.marginLeft, WIDTH - MARGIN.marginRight];
  const [top, bottom] = [MARGIN.marginTop, HEIGHT - MARGIN.marginBottom];
  const labelled = points.map(({ name, tier, a, s }) => ({
    text: tier === 'unassigned' ? name : `${name} (${tier})`,
    x: left + ((right - left) * (a.median - low)) / (high - low),
    y: bottom - ((bottom - top) * (s.median - low)) / (high - low),
  }));
  return placeLabels(labelled).map(({ x, y, anchor }, i) => {
    const { text, x: fromX, y: fromY } = labelled[i] as (typeof labelled)[number];
    const { a, s } = points[i] as Point;
    return Plot.text([text], {
      x: [a.median],
      y: [s.median],
      dx: x - fromX,
      dy: y - fromY,
      textAnchor: anchor,
      stroke: 'white',
      fill: '#222',
    });
  });
}
