import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { PartnerCode } from '../../../types.js';
import { tierText } from '../../data/tier-words.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { shapesQuery } from './map-shapes.js';
import type { Placed } from './place.js';

const MapDrawing = lazy(() => import('./map-drawing.js'));

/** The states on the map, in the colour of their tier; hatched where there is none. */
export function TierMap({ placed, asOf }: { readonly placed: readonly Placed[]; readonly asOf: string }) {
  const { data: shapes, isError } = useQuery(shapesQuery);
  const navigate = useNavigate();
  const open = (code: PartnerCode) => navigate({ to: '/partner/$code', params: { code }, search: {} });
  return (
    <Figure
      id="map"
      level={2}
      title={mapFinding(placed)}
      note="The stronger the colour, the higher the tier; hatched states have none. Outlines: Natural Earth by world-atlas; borders are drawn, not judged."
      cells={{
        head: ['state', 'place', 'as published by'],
        rows: placed.map((one) => [one.name, tierText(one), asOf]),
      }}
    >
      {isError ? (
        <p className="quiet">The outlines of the map could not be read; the ladder has the same places.</p>
      ) : shapes ? (
        <Suspense fallback={<Loading what="the map" />}>
          <MapDrawing placed={placed} topology={shapes} onOpen={open} />
        </Suspense>
      ) : (
        <Loading what="the map" />
      )}
    </Figure>
  );
}

function mapFinding(placed: readonly Placed[]): string {
  const high = placed.filter(({ tier }) => tier !== null && tier <= 2).length;
  return `${high} of ${placed.length} states in the two upper tiers`;
}
