import { type GeoProjection, geoMercator, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { useId, useMemo } from 'react';
import { feature } from 'topojson-client';
import type { PartnerCode } from '../../../types.js';
import { tierText } from '../../data/tier-words.js';
import { useHighlightProps } from '../../parts/highlight.js';
import { tierColour } from '../../parts/tier-mark.js';
import type { Atlas } from './map-shapes.js';
import type { Placed } from './place.js';

const WIDTH = 640;
const HEIGHT = 470;
/** Below this area in pixels a state is drawn as a disc as well. */
const SMALL = 60;

type Shape = GeoJSON.Feature<GeoJSON.Geometry | null, { name: string }>;

interface MapDrawingProps {
  readonly placed: readonly Placed[];
  readonly topology: Atlas;
  readonly onOpen: (code: PartnerCode) => void;
}

/** The states of the pack on a Mercator map that just holds them, their neighbours in grey. */
export default function MapDrawing({ placed, topology, onOpen }: MapDrawingProps) {
  const hatch = useId().replaceAll(':', '');
  const shapes = useMemo(() => shapesByCode(topology), [topology]);
  // Outlines hang on who is on the map and not on where anybody stands: years share them.
  const partners = placed
    .map(({ partner }) => partner)
    .sort()
    .join();
  const outlines = useMemo(() => outlinesOf(partners.split(','), shapes), [partners, shapes]);
  const neighbours = useMemo(
    () =>
      outlines.others.map(([code, d]) => <path key={code} d={d} fill="var(--sunk)" stroke="var(--line)" />),
    [outlines],
  );
  return (
    // Named by the figure's heading; every state in it is a link of its own.
    <svg className="tier-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
      <title>Map of the states by tier</title>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--paper)" />
          <rect width="2.5" height="6" fill="var(--tier-none)" />
        </pattern>
      </defs>
      <g>{neighbours}</g>
      {placed.map((state) => (
        <StateShape
          key={state.partner}
          state={state}
          outline={outlines.own.get(state.partner)}
          hatch={hatch}
          onOpen={onOpen}
        />
      ))}
    </svg>
  );
}

interface StateShapeProps {
  readonly state: Placed;
  readonly outline: Outline | undefined;
  readonly hatch: string;
  readonly onOpen: (code: PartnerCode) => void;
}

function StateShape({ state, outline, hatch, onOpen }: StateShapeProps) {
  const highlight = useHighlightProps(state.partner);
  if (!outline) return null;
  const fill = state.tier === null ? `url(#${hatch})` : tierColour(state.tier);
  const label = `${state.name}, ${tierText(state)}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an HTML link cannot stand in an SVG
    <g
      {...highlight}
      className="map-state"
      role="link"
      tabIndex={0}
      aria-label={label}
      onClick={() => onOpen(state.partner)}
      onKeyDown={({ key }) => key === 'Enter' && onOpen(state.partner)}
    >
      <title>{label}</title>
      <path d={outline.d} fill={fill} stroke="var(--paper)" strokeWidth="0.8" />
      {outline.small && (
        <circle cx={outline.x} cy={outline.y} r="6" fill={fill} stroke="var(--ink)" strokeWidth="0.8" />
      )}
    </g>
  );
}

/** Shapes by the alpha-3 code of ISO 3166; the atlas numbers its countries. */
function shapesByCode(topology: Atlas): Map<PartnerCode, Shape> {
  const numbered = new Map(
    (codes as readonly (readonly string[])[]).map(([, alpha3, number]) => [Number(number), alpha3 ?? '']),
  );
  const { features } = feature(topology, topology.objects.countries) as unknown as { features: Shape[] };
  return new Map(
    features.flatMap((shape): [string, Shape][] => {
      const code = numbered.get(Number(shape.id));
      return code ? [[code, shape]] : [];
    }),
  );
}

interface Outline {
  readonly d: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly small: boolean;
}

/** Outlines in pixels: those of the partners, and of whoever else is in the frame. */
function outlinesOf(partners: readonly PartnerCode[], shapes: ReadonlyMap<PartnerCode, Shape>) {
  const projection = projectionFor(partners.flatMap((partner) => shapes.get(partner) ?? []));
  const path = geoPath(projection);
  const degrees = projection.invert as (pixels: [number, number]) => [number, number];
  const [west, north] = degrees([0, 0]);
  const [east, south] = degrees([WIDTH, HEIGHT]);
  const own = new Map<PartnerCode, Outline>();
  const others: (readonly [PartnerCode, string])[] = [];
  for (const [code, shape] of shapes) {
    const mine = partners.includes(code);
    // Most of the world lies outside, and to project it takes longer than all else on the page.
    if (!mine && !reaches(shape, { west, north, east, south })) continue;
    const feature = shape as GeoJSON.Feature;
    const d = path(feature);
    if (d === null) continue;
    if (!mine) others.push([code, d]);
    else {
      const [x, y] = path.centroid(feature);
      own.set(code, { d, x, y, small: path.area(feature) < SMALL });
    }
  }
  return { own, others };
}

function projectionFor(shapes: readonly Shape[]): GeoProjection {
  const features = [...shapes] as GeoJSON.Feature[];
  // Outlines are finer than a pixel, so that lines between their points need not be bent.
  return geoMercator()
    .precision(0)
    .fitExtent(
      [
        [8, 8],
        [WIDTH - 8, HEIGHT - 8],
      ],
      { type: 'FeatureCollection', features },
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]);
}

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Whether the degrees of a shape and those of the frame overlap; one across the date line counts as round the world. */
function reaches({ geometry }: Shape, { west, north, east, south }: Frame): boolean {
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.some(([ring = []]) => {
    const [xs, ys] = [ring.map(([x]) => x as number), ring.map(([, y]) => y as number)];
    return (
      Math.min(...xs) <= east &&
      Math.max(...xs) >= west &&
      Math.min(...ys) <= north &&
      Math.max(...ys) >= south
    );
  });
}
