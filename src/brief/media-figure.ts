import * as Plot from '@observablehq/plot';
import { drawSvg } from './svg.js';
import { byChannel, inList, type Share, shareOf, type Told, withFormula } from './told.js';

interface Point extends Share {
  readonly name: string;
  readonly period: string;
  readonly kind: string;
  readonly offset: number;
}

/** Fewer events than this say nothing that a figure should show. */
const FEWEST = 4;

const CHANNELS: readonly (readonly [string, string])[] = [
  ['party', '#0072B2'],
  ['state and foreign ministry', '#999999'],
  ['royal', '#D55E00'],
];

export const CHANNEL_TITLE =
  'Share of events told through the party, state and royal channels, by period, with 90 % intervals';

/** Per partner and period the share of events through each channel. */
export function channelFigure(told: readonly Told[]): string {
  const points = told.flatMap((row) => {
    const tests = [
      byChannel('party'),
      (event: Told['events'][number]) => byChannel('state')(event) || byChannel('foreign_ministry')(event),
      byChannel('royal'),
    ];
    return CHANNELS.map(([kind], i) => point(row, kind, tests[i] as (typeof tests)[number], i));
  });
  return figure(CHANNEL_TITLE, points, CHANNELS);
}

const BURIAL: readonly (readonly [string, string])[] = [
  ['in lists of four or more', '#CC79A7'],
  ['with a phrase of closeness', '#009E73'],
];

export const BURIAL_TITLE =
  'Share of events told in lists of four or more states, and with a fixed phrase of closeness, in full text, with 90 % intervals';

/** Per partner the share of events that stand in lists, and with formulas; full text only, since headlines have no room for either. */
export function burialFigure(told: readonly Told[]): string {
  const points = told
    .filter(({ period }) => period === '2011' || period === '2024')
    .flatMap((row) => [
      point(row, BURIAL[0]?.[0] as string, inList, 0),
      point(row, BURIAL[1]?.[0] as string, withFormula, 1),
    ]);
  return figure(BURIAL_TITLE, points, BURIAL);
}

function point(
  row: Told,
  kind: string,
  test: (event: Told['events'][number]) => boolean,
  offset: number,
): Point {
  return { ...shareOf(row.events, test), name: row.name, period: row.period, kind, offset };
}

/** Rows of partners, columns of periods; a dot with its interval per kind, the kinds of a row below each other. */
function figure(title: string, all: readonly Point[], kinds: readonly (readonly [string, string])[]): string {
  const points = all.filter(({ n }) => n >= FEWEST);
  const names = [...new Set(points.map(({ name }) => name))];
  const step = 7;
  const middle = (kinds.length - 1) / 2;
  const marks = kinds.flatMap(([kind], i) => {
    const own = points.filter((p) => p.kind === kind);
    const dy = (i - middle) * step;
    const place = { fx: 'period', y: 'name', dy } as const;
    return [
      Plot.link(own, {
        fx: 'period',
        y1: 'name',
        y2: 'name',
        x1: (p: Point) => 100 * p.low,
        x2: (p: Point) => 100 * p.high,
        stroke: 'kind',
        strokeOpacity: 0.5,
        strokeWidth: 2,
        dy,
      }),
      Plot.dot(own, { ...place, x: (p: Point) => 100 * (p.value as number), fill: 'kind', r: 3.5 }),
    ];
  });
  return drawSvg(title, {
    width: 900,
    height: 70 + names.length * 34,
    marginLeft: 90,
    marginTop: 34,
    marginBottom: 36,
    fx: { label: null, padding: 0.08 },
    x: { label: '% of events', domain: [0, 100], ticks: [0, 50], grid: true },
    y: { label: null, domain: names, grid: true },
    color: { domain: kinds.map(([kind]) => kind), range: kinds.map(([, colour]) => colour), legend: false },
    marks: [...marks, Plot.frame({ stroke: '#ddd' })],
  });
}
