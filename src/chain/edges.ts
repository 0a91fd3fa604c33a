import type { Edge, EdgeReach } from '../types.js';
import type { Services } from './services.js';

export interface EdgeQuestion {
  /** Accounts that the edges hold. */
  readonly from: readonly string[];
  readonly hops: number;
  /** An account that sends to more others than this is not followed. */
  readonly fanOut: number;
  readonly services: Services;
}

/** What edges lead to, hop by hop, nearest first, ending at services as a trace does. */
export function reachByEdges(
  edges: readonly Edge[],
  { from, hops, fanOut, services }: EdgeQuestion,
): Pick<EdgeReach, 'hops' | 'reached' | 'crowded'> {
  const receivers = new Map<string, Set<string>>();
  for (const edge of edges) {
    const known = receivers.get(edge.from);
    if (known) known.add(edge.to);
    else receivers.set(edge.from, new Set([edge.to]));
  }
  const hopOf = new Map(from.map((account) => [account, 0]));
  const counts = [{ hop: 0, addresses: hopOf.size }];
  const crowded: string[] = [];
  let frontier: readonly string[] = [...hopOf.keys()];
  for (let hop = 1; hop <= hops && frontier.length > 0; hop++) {
    const next: string[] = [];
    for (const account of frontier) {
      if (hop > 1 && services.of(account)) continue;
      const to = receivers.get(account) ?? new Set();
      if (hop > 1 && to.size > fanOut) {
        crowded.push(account);
        continue;
      }
      for (const receiver of to)
        if (!hopOf.has(receiver)) {
          hopOf.set(receiver, hop);
          next.push(receiver);
        }
    }
    if (next.length > 0) counts.push({ hop, addresses: next.length });
    frontier = next;
  }
  return { hops: counts, reached: servicesAmong(hopOf, services), crowded: crowded.sort() };
}

function servicesAmong(hopOf: ReadonlyMap<string, number>, services: Services): EdgeReach['reached'] {
  return [...hopOf]
    .flatMap(([address, hop]) => {
      const service = hop === 0 ? null : services.of(address);
      if (!service) return [];
      const { name, kind, countries, surest } = service;
      const country = countries.length === 1 ? (countries[0] as string) : null;
      const { confidence, source } = surest;
      return [{ service: name, kind, address, hop, country, countries, confidence, source }];
    })
    .sort((a, b) => a.hop - b.hop || (a.address < b.address ? -1 : 1));
}
