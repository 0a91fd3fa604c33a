import { type SankeyGraph, sankey, sankeyJustify } from 'd3-sankey';
import type { FlowResult } from '../data/flow.js';

/** Accounts shown of each hop; the others are drawn as one. */
const SHOWN = 10;
const ROW = 38;

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly kind: 'source' | 'service' | 'account';
}

export interface FlowLink {
  readonly value: number;
}

export interface FlowDrawing {
  readonly graph: SankeyGraph<FlowNode, FlowLink>;
  readonly height: number;
  /** Flows back to an earlier hop, or within one, which cannot be drawn from left to right. */
  readonly left: number;
}

/** Accounts by the hop at which they were first reached; of each hop the largest, the others together. */
export function flowDrawing({ flows, reached }: FlowResult, width: number): FlowDrawing {
  const onward = flows.filter(({ hops: [from, to], value }) => to > from && Number(value) > 0);
  const left = flows.length - onward.length;
  const services = new Map(reached.map((row) => [row.address, row]));
  const nodes = new Map<string, FlowNode>();
  const places = placesOf(onward);
  const place = (hop: number, address: string): string => {
    const id = places.get(`${hop} ${address}`) as string;
    const service = services.get(address);
    const others = id.endsWith(' others');
    if (!nodes.has(id))
      nodes.set(id, {
        id,
        label: others
          ? 'other accounts'
          : service
            ? `${service.service} (${service.kind})`
            : shortened(address),
        kind: hop === 0 ? 'source' : service && !others ? 'service' : 'account',
      });
    return id;
  };
  const sums = new Map<string, { source: string; target: string; value: number }>();
  for (const { from, to, hops, value } of onward) {
    const [source, target] = [place(hops[0], from), place(hops[1], to)];
    const key = `${source}|${target}`;
    sums.set(key, { source, target, value: (sums.get(key)?.value ?? 0) + Number(value) });
  }
  if (nodes.size === 0) return { graph: { nodes: [], links: [] }, height: 0, left };
  const perHop = new Map<string, number>();
  for (const { id } of nodes.values()) {
    const hop = id.slice(0, id.indexOf(' '));
    perHop.set(hop, (perHop.get(hop) ?? 0) + 1);
  }
  const height = Math.max(180, Math.max(...perHop.values()) * ROW);
  const graph = sankey<FlowNode, FlowLink>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(18)
    .extent([
      [1, 14],
      [width - 1, height - 8],
    ])({ nodes: [...nodes.values()].map((node) => ({ ...node })), links: [...sums.values()] });
  return { graph, height, left };
}

/** Node of each account at each hop, under `hop address`. */
function placesOf(flows: FlowResult['flows']): ReadonlyMap<string, string> {
  const sums = new Map<number, Map<string, number>>();
  for (const { from, to, hops, value } of flows)
    for (const [hop, address] of [
      [hops[0], from],
      [hops[1], to],
    ] as const) {
      const ofHop = sums.get(hop) ?? new Map<string, number>();
      sums.set(hop, ofHop.set(address, (ofHop.get(address) ?? 0) + Number(value)));
    }
  return new Map(
    [...sums].flatMap(([hop, byAddress]) => {
      const ranked = [...byAddress].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return ranked.map(([address], rank): [string, string] => [
        `${hop} ${address}`,
        rank >= SHOWN && ranked.length > SHOWN + 1 ? `${hop} others` : `${hop} ${address}`,
      ]);
    }),
  );
}

export const shortened = (address: string): string =>
  address.length > 16 ? `${address.slice(0, 8)}…${address.slice(-6)}` : address;
