import { type GeoPath, geoMercator, geoPath } from 'd3-geo';
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
  const path = useMemo(() => pathFor(placed, shapes), [placed, shapes]);
  const own = new Set(placed.map(({ partner }) => partner));
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
      <g>
        {[...shapes].map(([code, shape]) =>
          own.has(code) ? null : (
            <path key={code} d={path(shape as Shape) ?? ''} fill="var(--sunk)" stroke="var(--line)" />
          ),
        )}
      </g>
      {placed.map((state) => (
        <StateShape
          key={state.partner}
          state={state}
          shape={shapes.get(state.partner)}
          path={path}
          hatch={hatch}
          onOpen={onOpen}
        />
      ))}
    </svg>
  );
}

interface StateShapeProps {
  readonly state: Placed;
  readonly shape: Shape | undefined;
  readonly path: GeoPath;
  readonly hatch: string;
  readonly onOpen: (code: PartnerCode) => void;
}

function StateShape({ state, shape, path, hatch, onOpen }: StateShapeProps) {
  const highlight = useHighlightProps(state.partner);
  if (!shape) return null;
  const fill = state.tier === null ? `url(#${hatch})` : tierColour(state.tier);
  const [x, y] = path.centroid(shape as GeoJSON.Feature);
  const small = path.area(shape as GeoJSON.Feature) < SMALL;
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
      <path d={path(shape as GeoJSON.Feature) ?? ''} fill={fill} stroke="var(--paper)" strokeWidth="0.8" />
      {small && <circle cx={x} cy={y} r="6" fill={fill} stroke="var(--ink)" strokeWidth="0.8" />}
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

function pathFor(placed: readonly Placed[], shapes: ReadonlyMap<PartnerCode, Shape>): GeoPath {
  const features = placed.flatMap(({ partner }) => shapes.get(partner) ?? []) as GeoJSON.Feature[];
  const projection = geoMercator().fitExtent(
    [
      [8, 8],
      [WIDTH - 8, HEIGHT - 8],
    ],
    { type: 'FeatureCollection', features },
  );
  return geoPath(
    projection.clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]),
  );
}
