import * as Plot from '@observablehq/plot';
import type { Pack } from '../types.js';
import { channelsOf, through } from './channels.js';
import { drawSvg } from './svg.js';
import { inList, type Share, shareOf, type Told, withFormula } from './told.js';

interface Point extends Share {
  readonly name: string;
  readonly period: string;
  readonly kind: string;
}

/** A figure of the brief, and what is said of it. */
export interface MediaFigure {
  readonly file: string;
  readonly caption: string;
  readonly svg: string;
}

/** Fewer events than this say nothing that a figure should show. */
const FEWEST = 4;

/** A kind of event that a figure shows the share of. */
interface Kind {
  readonly kind: string;
  readonly colour: string;
  readonly test: (event: Told['events'][number]) => boolean;
}

/** The figures of what media say; those that would show nothing are not drawn. */
export function mediaFigures(pack: Pack, told: readonly Told[]): MediaFigure[] {
  return [channelFigure(pack, told), burialFigure(pack, told)].filter((figure) => figure !== null);
}

/** Per partner and period the share of events through each channel. */
function channelFigure({ codebook }: Pack, told: readonly Told[]): MediaFigure | null {
  const channels = channelsOf(codebook);
  const title = `Share of events told through the ${listed(channels.map(({ short }) => short))} ${channels.length === 1 ? 'channel' : 'channels'}, by period, with 90 % intervals`;
  const colours = channels.map(({ kind, colourName }) => `${colourName} ${kind}`).join(', ');
  const kinds = channels.map((channel) => ({ ...channel, test: through(channel) }));
  return figure('channels.svg', title, colours, told, kinds);
}

/** Per partner the share of events that stand in lists, and with formulas; full text only, since headlines have no room for either. */
function burialFigure({ media }: Pack, told: readonly Told[]): MediaFigure | null {
  const lists = { kind: 'in lists of four or more', colour: '#CC79A7', test: inList };
  const phrases = { kind: 'with a phrase of closeness', colour: '#009E73', test: withFormula(media.close) };
  const asked = media.close.length > 0;
  const title = `Share of events told in lists of four or more states${asked ? ', and with a fixed phrase of closeness' : ''}, in full text, with 90 % intervals`;
  const colours = asked ? 'pink in lists, green with a phrase' : 'pink in lists';
  const full = told.filter(({ fullText }) => fullText);
  return figure('lists.svg', title, colours, full, asked ? [lists, phrases] : [lists]);
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Rows of partners, columns of periods; a dot with its interval per kind, the kinds of a row below each other. */
function figure(
  file: string,
  title: string,
  colours: string,
  told: readonly Told[],
  kinds: readonly Kind[],
): MediaFigure | null {
  const points = told
    .filter(({ events }) => events.length >= FEWEST)
    .flatMap(({ name, period, events }) =>
      kinds.map(({ kind, test }): Point => ({ ...shareOf(events, test), name, period, kind })),
    );
  return points.length === 0
    ? null
    : { file, caption: `${title}: ${colours}`, svg: draw(title, points, kinds) };
}

function draw(title: string, points: readonly Point[], kinds: readonly Kind[]): string {
  const names = [...new Set(points.map(({ name }) => name))];
  const step = 7;
  const middle = (kinds.length - 1) / 2;
  const marks = kinds.flatMap(({ kind }, i) => {
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
    color: { domain: kinds.map(({ kind }) => kind), range: kinds.map(({ colour }) => colour), legend: false },
    marks: [...marks, Plot.frame({ stroke: '#ddd' })],
  });
}
