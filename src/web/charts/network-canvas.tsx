import { UndirectedGraph } from 'graphology';
import { useEffect, useRef } from 'react';
import Sigma from 'sigma';
import { token, useColours } from './colours.js';
import type { NetworkDrawing } from './network.js';
import type { Place } from './network-layout.js';
import { radiusOf } from './network-still.js';

interface CanvasProps {
  readonly drawing: NetworkDrawing;
  readonly places: ReadonlyMap<string, Place>;
  /** Width over height of the place it is drawn in. */
  readonly aspect: number;
  readonly onNode: (id: string) => void;
}

/** The drawing on a canvas of WebGL: it can be moved and enlarged, pointing at a node leaves what it is tied to. */
export function NetworkCanvas({ drawing, places, aspect, onNode }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const open = useRef(onNode);
  open.current = onNode;
  const colours = useColours();

  useEffect(() => {
    const graph = graphOf(drawing, places, aspect);
    const sigma = new Sigma(graph, place.current as HTMLDivElement, {
      labelFont: token('--sans'),
      labelSize: 12,
      labelColor: { color: token('--ink') },
      labelRenderedSizeThreshold: 6,
      labelDensity: 2,
      defaultEdgeColor: token('--line-2'),
      defaultDrawNodeLabel: drawLabel,
      defaultDrawNodeHover: drawHover,
      stagePadding: 40,
      zIndex: true,
    });
    let near: ReadonlySet<string> | null = null;
    sigma.setSetting('nodeReducer', (id, data) =>
      near === null || near.has(id) ? data : { ...data, color: token('--line'), label: null, zIndex: 0 },
    );
    sigma.setSetting('edgeReducer', (id, data) =>
      near === null || graph.extremities(id).every((end) => near?.has(end))
        ? data
        : { ...data, hidden: true },
    );
    sigma.on('enterNode', ({ node }) => {
      near = new Set([node, ...graph.neighbors(node)]);
      sigma.refresh({ skipIndexation: true });
    });
    sigma.on('leaveNode', () => {
      near = null;
      sigma.refresh({ skipIndexation: true });
    });
    sigma.on('clickNode', ({ node }) => open.current(node));
    return () => sigma.kill();
  }, [drawing, places, aspect, colours]);

  return <div className="network-canvas" ref={place} aria-hidden="true" />;
}

function graphOf(
  { nodes, links }: NetworkDrawing,
  places: ReadonlyMap<string, Place>,
  aspect: number,
): UndirectedGraph {
  const colour = { state: token('--ink'), organ: token('--accent'), body: token('--ink-3') };
  const graph = new UndirectedGraph();
  for (const node of nodes) {
    const [x, y] = places.get(node.id) ?? [0, 0];
    graph.addNode(node.id, {
      x: x * aspect,
      y,
      size: radiusOf(node),
      label: node.label,
      color: node.ended ? token('--line-2') : colour[node.kind],
      zIndex: 1,
    });
  }
  for (const { source, target, stated } of links)
    graph.mergeEdge(source, target, { size: stated ? 1.2 : 0.5 });
  return graph;
}

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label?: string | null;
  readonly color: string;
}

/** Above its node, as in the drawing that is taken away. */
function drawLabel(context: CanvasRenderingContext2D, { x, y, size, label, color }: Drawn): void {
  if (!label) return;
  context.font = `500 12px ${token('--sans')}`;
  context.textAlign = 'center';
  context.lineWidth = 3;
  context.strokeStyle = token('--paper');
  context.strokeText(label, x, y - size - 4);
  context.fillStyle = color;
  context.fillText(label, x, y - size - 4);
  context.textAlign = 'start';
}

/** The name of the node that the reader points at, on the ground of the page; the library's own is always white. */
function drawHover(context: CanvasRenderingContext2D, { x, y, size, label }: Drawn): void {
  if (!label) return;
  context.font = `600 13px ${token('--sans')}`;
  const wide = context.measureText(label).width;
  context.fillStyle = token('--raised');
  context.fillRect(x + size + 2, y - 11, wide + 12, 22);
  context.strokeStyle = token('--line-2');
  context.strokeRect(x + size + 2, y - 11, wide + 12, 22);
  context.fillStyle = token('--ink');
  context.fillText(label, x + size + 8, y + 4.5);
}
