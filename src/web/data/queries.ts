import { queryOptions } from '@tanstack/react-query';
import { edition } from './edition.js';
import { fetchResource } from './fetch.js';
import type { AxesAnswer, BuildFacts, GapAnswer, HistoryPending, Moment, TiersAnswer } from './shapes.js';

/** A resource that never changes while its build is served. */
export const resource = <T>(path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: () => fetchResource<T>(path),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const buildQuery = resource<BuildFacts>('build');
export const tiersQuery = resource<TiersAnswer>('tiers');
export const gapQuery = resource<GapAnswer>('gap');
export const axesQuery = resource<AxesAnswer>('axes');

/** The record as published, year by year; asked again while the server still computes it. */
export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: () => fetchResource<readonly Moment[] | HistoryPending>('history'),
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state: { data } }) => (edition === 'server' && data && 'ready' in data ? 2000 : false),
});
