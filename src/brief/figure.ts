import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Standing } from '../types.js';

/** The plane of affinity and slack as SVG: one point per partner with its 90 % intervals; the fill shows the tier. */
export function axesFigure(standings: readonly Standing[]): string {
  const { document } = parseHTML('<html><body></body></html>');
  const points = standings.flatMap(({ partner, name, tier, affinity: a, slack: s }) =>
    a.median === null || s.median === null
      ? []
      : [{ partner, name, tier: tier === null ? 'unassigned' : `tier ${tier}`, a, s }],
  );
  const plot = Plot.plot({
    document,
    width: 760,
    height: 560,
    marginRight: 90,
    style: { fontSize: '13px', background: 'white', color: '#222' },
    x: { label: 'Affinity, 0-100 →', domain: [0, 100], grid: true },
    y: { label: '↑ Enforcement slack, 0-100 (high = lax)', domain: [0, 100], grid: true },
    color: {
      legend: false,
      domain: TIER_COLOURS.map(([tier]) => tier),
      range: TIER_COLOURS.map(([, colour]) => colour),
    },
    marks: [
      Plot.ruleY(points, {
        y: (p) => p.s.median,
        x1: (p) => p.a.q5,
        x2: (p) => p.a.q95,
        stroke: 'tier',
        strokeOpacity: 0.45,
      }),
      Plot.ruleX(points, {
        x: (p) => p.a.median,
        y1: (p) => p.s.q5,
        y2: (p) => p.s.q95,
        stroke: 'tier',
        strokeOpacity: 0.45,
      }),
      Plot.dot(points, { x: (p) => p.a.median, y: (p) => p.s.median, fill: 'tier', r: 5, stroke: 'white' }),
      Plot.text(points, {
        x: (p) => p.a.median,
        y: (p) => p.s.median,
        text: (p) => `${p.name} (${p.tier})`,
        dx: 8,
        dy: -9,
        textAnchor: 'start',
        stroke: 'white',
        fill: '#222',
      }),
    ],
  });
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', 'Affinity and enforcement slack of each partner with 90 % intervals');
  return `${plot.outerHTML}\n`;
}

/** Colours that stay apart for readers who do not see all hues (Okabe and Ito 2008). */
const TIER_COLOURS = [
  ['tier 1', '#0072B2'],
  ['tier 2', '#009E73'],
  ['tier 3', '#E69F00'],
  ['tier 4', '#D55E00'],
  ['tier 5', '#CC79A7'],
  ['unassigned', '#777777'],
] as const;
