import * as Plot from '@observablehq/plot';
import { normalQuantile } from '../stats/index.js';
import type { Build, FitQuantity, Standing } from '../types.js';
import { drawSvg } from './svg.js';
import { byTier } from './tables.js';

const BLUE = '#0072B2';
const GREY = '#999999';
const ORANGE = '#D55E00';
const Z95 = normalQuantile(0.95);

export const TRAJECTORY_TITLE = 'Affinity of each partner by half-year with 90 % intervals';

/** Small panels of affinity over time, the partners in the order of their tiers. */
export function trajectoryFigure({ pack, standings }: Build): string {
  const names = new Map(standings.map(({ partner, name }) => [partner, name]));
  const points = (pack.fit?.quantities ?? []).flatMap((quantity) => {
    const [, partner, year, half] = /^affinity\[([A-Z]{3}),(\d{4})-([12])\]$/.exec(quantity.name) ?? [];
    const name = names.get(partner ?? '');
    return name === undefined
      ? []
      : [{ ...quantity, partner: name, time: Number(year) + (half === '2' ? 0.75 : 0.25) }];
  });
  const order = byTier(standings).map(({ name }) => name);
  const columns = 4;
  const cell = (d: { partner: string }) => order.indexOf(d.partner);
  const place = {
    fx: (d: { partner: string }) => cell(d) % columns,
    fy: (d: { partner: string }) => Math.floor(cell(d) / columns),
  };
  return drawSvg(TRAJECTORY_TITLE, {
    width: 900,
    height: 150 * Math.ceil(order.length / columns),
    marginLeft: 40,
    marginTop: 24,
    marginBottom: 30,
    fx: { axis: null, padding: 0.1 },
    fy: { axis: null, padding: 0.14 },
    x: { label: null, tickFormat: (year: number) => String(year), ticks: decadesOf(points) },
    y: { label: 'sd', grid: true, ticks: 4 },
    marks: [
      Plot.areaY(points, { ...place, x: 'time', y1: 'q5', y2: 'q95', fill: BLUE, fillOpacity: 0.18 }),
      Plot.lineY(points, { ...place, x: 'time', y: 'median', stroke: BLUE, strokeWidth: 1.6 }),
      Plot.text(
        order.map((partner) => ({ partner })),
        {
          ...place,
          text: 'partner',
          frameAnchor: 'top-left',
          dy: -14,
          fontWeight: 'bold',
        },
      ),
      Plot.frame({ stroke: '#ddd' }),
    ],
  });
}

/** Years to mark: those that end in nought, or where there is none the first. */
function decadesOf(points: readonly { readonly time: number }[]): number[] {
  const years = [...new Set(points.map(({ time }) => Math.floor(time)))].sort((a, b) => a - b);
  const decades = years.filter((year) => year % 10 === 0);
  return decades.length > 0 ? decades : years.slice(0, 1);
}

export const ACCEPTABILITY_TITLE = 'Probability of each rank of engagement, by partner';

/** The rank acceptability matrix: how probable each rank is, the darker the likelier. */
export function acceptabilityFigure(standings: readonly Standing[]): string {
  const order = byTier(standings);
  const cells = order.flatMap(({ name, rankAcceptability }) =>
    rankAcceptability.map((probability, i) => ({ name, rank: i + 1, probability })),
  );
  const label = (p: number) => (p >= 0.005 ? String(Math.round(100 * p)) : '');
  return drawSvg(ACCEPTABILITY_TITLE, {
    width: 760,
    height: 60 + 30 * order.length,
    marginLeft: 100,
    marginTop: 40,
    x: { label: 'rank, 1 = most engagement; figures are per cent', axis: 'top', tickSize: 0 },
    y: { label: null, domain: order.map(({ name }) => name), tickSize: 0 },
    color: { domain: [0, 1], range: ['#ffffff', BLUE] },
    marks: [
      Plot.cell(cells, { x: 'rank', y: 'name', fill: 'probability', inset: 0.5, stroke: '#eee' }),
      Plot.text(cells, {
        x: 'rank',
        y: 'name',
        text: (d) => label(d.probability),
        fill: (d) => (d.probability > 0.5 ? 'white' : '#222'),
      }),
    ],
  });
}

export const LOADING_TITLE = 'Loading of each item, prior and posterior, with 90 % intervals';

/** What the data say of each item's loading beside what was believed before. */
export function loadingFigure({ pack, model }: Pick<Build, 'pack' | 'model'>): string {
  const prior = model.loadingPrior;
  const rows = (pack.latent?.items ?? []).flatMap(({ id, axis }) => {
    const found = pack.fit?.quantities.find(({ name }) => name === `${id}.log_loading`);
    return found ? [{ id, axis, ...exponentials(found) }] : [];
  });
  return drawSvg(LOADING_TITLE, {
    width: 760,
    height: 80 + 26 * rows.length,
    marginLeft: 190,
    marginRight: 70,
    marginBottom: 48,
    x: {
      label: 'loading: change of the predictor per standard deviation of the axis →',
      type: 'log',
      grid: true,
      ticks: 6,
      tickFormat: '.1f',
    },
    y: { label: null, domain: rows.map(({ id }) => id) },
    marks: [
      Plot.ruleX(prior ? [-Z95, 0, Z95].map((z) => Math.exp(prior.mean + z * prior.sd)) : [], {
        stroke: GREY,
        strokeDasharray: '3,3',
      }),
      Plot.ruleY(rows, { y: 'id', x1: 'q5', x2: 'q95', stroke: BLUE, strokeWidth: 2 }),
      Plot.dot(rows, { y: 'id', x: 'median', fill: BLUE, r: 4 }),
      Plot.text(rows, { y: 'id', x: 'q95', text: 'axis', dx: 8, textAnchor: 'start', fill: '#555' }),
    ],
  });
}

function exponentials({ median, q5, q95 }: FitQuantity) {
  return { median: Math.exp(median), q5: Math.exp(q5), q95: Math.exp(q95) };
}

export const CHECK_TITLE =
  'Mean and spread of each series, recorded and replicated by the model, with 90 % intervals';

/** Posterior predictive checks, each as a ratio of replicated to recorded. */
export function checkFigure({ model }: Build): string {
  const rows = model.checks
    .filter(({ observed }) => observed > 0)
    .map(({ series, statistic, observed, q5, median, q95 }) => ({
      name: `${series}, ${statistic}`,
      q5: q5 / observed,
      median: median / observed,
      q95: q95 / observed,
      inside: q5 <= observed && observed <= q95,
    }))
    .filter(({ q5 }) => q5 > 0);
  return drawSvg(CHECK_TITLE, {
    width: 760,
    height: 80 + 19 * rows.length,
    marginLeft: 230,
    marginBottom: 48,
    x: {
      label: 'replicated over recorded (1 = alike) →',
      type: 'log',
      grid: true,
      tickFormat: '.1f',
      ticks: 6,
    },
    y: { label: null, domain: rows.map(({ name }) => name) },
    marks: [
      Plot.ruleX([1], { stroke: '#222' }),
      Plot.ruleY(rows, {
        y: 'name',
        x1: 'q5',
        x2: 'q95',
        stroke: (d) => (d.inside ? BLUE : ORANGE),
        strokeWidth: 2,
      }),
      Plot.dot(rows, { y: 'name', x: 'median', fill: (d) => (d.inside ? BLUE : ORANGE), r: 3.5 }),
    ],
  });
}
