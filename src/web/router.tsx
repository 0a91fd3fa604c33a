import type { QueryClient } from '@tanstack/react-query';
import {
  createBrowserHistory,
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { claimsQuery } from './data/claims.js';
import { edition } from './data/edition.js';
import { evidenceQuery } from './data/evidence.js';
import { partnerQuery } from './data/partner.js';
import { axesQuery, buildQuery, gapQuery, tiersQuery } from './data/queries.js';
import { NoSuchView } from './layout/no-such-view.js';
import { Shell } from './layout/shell.js';
import { Failure } from './parts/failure.js';
import { Loading } from './parts/loading.js';

interface Context {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  loader: ({ context }) => context.queries.ensureQueryData(buildQuery),
  notFoundComponent: NoSuchView,
});

/** The text of a search parameter, or nothing: what a reader typed there is not trusted. */
const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));

/** Only the named parameters, each a text; the rest of the address is dropped. */
const only =
  <K extends string>(...names: readonly K[]) =>
  (search: Record<string, unknown>): { [P in K]?: string } =>
    Object.fromEntries(names.map((name) => [name, text(search[name])]).filter(([, value]) => value)) as {
      [P in K]?: string;
    };

const standings = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: only('asOf', 'sort'),
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(tiersQuery), queries.ensureQueryData(axesQuery)]),
  component: lazyRouteComponent(() => import('./views/standings/standings.js'), 'Standings'),
});

const partner = createRoute({
  getParentRoute: () => root,
  path: '/partner/$code',
  loader: ({ context: { queries }, params }) =>
    Promise.all([
      queries.ensureQueryData(partnerQuery(params.code)),
      queries.ensureQueryData(tiersQuery),
      queries.ensureQueryData(axesQuery),
    ]),
  component: lazyRouteComponent(() => import('./views/partner/partner.js'), 'PartnerView'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: only('p', 'from', 'to'),
  loader: ({ context: { queries } }) =>
    Promise.all([
      queries.ensureQueryData(buildQuery),
      queries.ensureQueryData(tiersQuery),
      queries.ensureQueryData(gapQuery),
      queries.ensureQueryData(axesQuery),
    ]),
  component: lazyRouteComponent(() => import('./views/compare/compare.js'), 'Compare'),
});

const evidence = createRoute({
  getParentRoute: () => root,
  path: '/evidence',
  validateSearch: only('q', 'partner', 'kind', 'from', 'to', 'sort', 'id'),
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(evidenceQuery), queries.ensureQueryData(buildQuery)]),
  component: lazyRouteComponent(() => import('./views/evidence/evidence.js'), 'EvidenceView'),
});

const reading = createRoute({
  getParentRoute: () => root,
  path: '/reading',
  validateSearch: only('variable', 'part', 'q', 'period'),
  component: lazyRouteComponent(() => import('./views/reading/reading.js'), 'ReadingRoom'),
});

const networks = createRoute({
  getParentRoute: () => root,
  path: '/networks',
  validateSearch: only('country', 'organ', 'part', 'flow'),
  component: lazyRouteComponent(() => import('./views/networks/networks.js'), 'Networks'),
});

const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  validateSearch: only('verdict', 'q', 'id'),
  loader: ({ context: { queries } }) => queries.ensureQueryData(claimsQuery),
  component: lazyRouteComponent(() => import('./views/claims/claims.js'), 'Claims'),
});

const method = createRoute({
  getParentRoute: () => root,
  path: '/method',
  validateSearch: only('part', 'weights', 'measure', 'partner', 'axis'),
  component: lazyRouteComponent(() => import('./views/method/method.js'), 'Method'),
});

const brief = createRoute({
  getParentRoute: () => root,
  path: '/brief',
  component: lazyRouteComponent(() => import('./views/brief/brief.js'), 'Brief'),
});

const routeTree = root.addChildren([
  standings,
  partner,
  compare,
  evidence,
  reading,
  networks,
  claims,
  method,
  brief,
]);

/** Paths on a server, the part after `#` where the edition is files: those need no server that knows the paths. */
export function createWorkbenchRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    history: edition === 'static' ? createHashHistory() : createBrowserHistory(),
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error }) => <Failure error={error} />,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkbenchRouter>;
  }
}
