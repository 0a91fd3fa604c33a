import { reachByEdges } from '../chain/edges.js';
import { accountOf, disagreements, Services } from '../chain/services.js';
import { UsageError } from '../error.js';
import { caseNotices } from '../readers/transfers/accounts.js';
import type { EdgeReach, EdgeReading } from '../types.js';
import type { FollowOptions } from './follow.js';

/**
 * What a list of edges leads to from some addresses. Without amounts and times this is reach, never value.
 * @throws {UsageError} where an address is in no edge.
 */
export function followEdges(
  { edges, skipped, notices }: EdgeReading,
  { from, hops = 10, fanOut = 1000, tags = [], actors = [] }: FollowOptions,
): EdgeReach {
  const accounts = [...new Set(from.map(accountOf))];
  const known = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const stranger = accounts.find((account) => !known.has(account));
  if (stranger !== undefined)
    throw new UsageError(`${stranger} is in no edge of the list; check the address`);
  const services = new Services(tags, actors);
  const reach = reachByEdges(edges, { from: accounts, hops, fanOut, services });
  return {
    from: accounts,
    edges: edges.length,
    ...reach,
    skipped,
    notices: [
      ...notices,
      ...caseNotices('--from', from),
      ...disagreements(
        reach.reached.map(({ address }) => address),
        services,
      ),
    ],
  };
}
