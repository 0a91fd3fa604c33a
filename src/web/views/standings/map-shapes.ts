import { queryOptions } from '@tanstack/react-query';
import type { GeometryCollection, Topology } from 'topojson-specification';
// Of the three sizes of the atlas the smallest lacks Singapore.
import atlas from 'world-atlas/countries-50m.json?url';

export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export const shapesQuery = queryOptions({
  queryKey: ['atlas'],
  queryFn: async () => (await (await fetch(atlas)).json()) as Atlas,
  staleTime: Number.POSITIVE_INFINITY,
});
