import { queryOptions } from '@tanstack/react-query';
import { fetchResource } from './fetch.js';

/** What a build without one source or record does differently; only a server can tell. */
export const whatIfQuery = (id: string) =>
  queryOptions({
    queryKey: ['impact', id, 'whatIf'],
    queryFn: () => fetchResource<{ readonly moves: readonly string[] }>(`impact/${id}`, { whatIf: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
