import { UndirectedGraph } from 'graphology';
import published from 'graphology-layout-forceatlas2';
import type { NetworkDrawing } from './network.js';

// Its types tell of a `default` that the CommonJS module does not have.
const forceAtlas2 = published as unknown as typeof published.default;

const ITERATIONS = 600;

export type Place = readonly [x: number, y: number];

/**
 * Places by ForceAtlas2 (Jacomy et al. 2014). It starts from a circle in the order of the record, so that the same record gives the same
 * drawing; positions are in 0 to 1.
 */
export function placesOf({ nodes, links }: NetworkDrawing): ReadonlyMap<string, Place> {
  const graph = new UndirectedGraph();
  for (const [i, { id }] of nodes.entries()) {
    const turn = (2 * Math.PI * i) / nodes.length;
    graph.addNode(id, { x: Math.cos(turn), y: Math.sin(turn) });
  }
  for (const { source, target } of links) graph.mergeEdge(source, target);
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.5, scalingRatio: 6, linLogMode: true };
  const found = forceAtlas2(graph, { iterations: ITERATIONS, settings });
  const at = Object.entries(found) as [string, { x: number; y: number }][];
  const [xs, ys] = [at.map(([, { x }]) => x), at.map(([, { y }]) => y)];
  const scaled = (value: number, all: readonly number[]) => {
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return most === least ? 0.5 : (value - least) / (most - least);
  };
  return new Map(at.map(([id, { x, y }]) => [id, [scaled(x, xs), scaled(y, ys)] as const]));
}
