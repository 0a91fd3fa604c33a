import type { NetworkDrawing, NetworkNode } from './network.js';
import type { Place } from './network-layout.js';

const PAD = 28;
const COLOUR = { state: 'var(--ink)', organ: 'var(--accent)', body: 'var(--ink-3)' } as const;

export const radiusOf = ({ kind, degree }: Pick<NetworkNode, 'kind' | 'degree'>): number =>
  kind === 'body' ? 3.5 : 5 + 1.6 * Math.sqrt(degree);

/** The drawing without movement: what a reader takes away, and sees where the browser has no WebGL. */
export function NetworkStill({
  drawing,
  places,
  width,
  height,
}: {
  readonly drawing: NetworkDrawing;
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
}) {
  const at = (id: string) => {
    const [x, y] = places.get(id) ?? [0, 0];
    return { x: PAD + x * (width - 2 * PAD), y: height - PAD - y * (height - 2 * PAD) };
  };
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {drawing.links.map(({ source, target, stated }) => (
        <line
          key={`${source} ${target}`}
          x1={at(source).x}
          y1={at(source).y}
          x2={at(target).x}
          y2={at(target).y}
          stroke="var(--line-2)"
          strokeDasharray={stated ? undefined : '3 3'}
        />
      ))}
      {drawing.nodes.map((node) => {
        const { x, y } = at(node.id);
        return (
          <g key={node.id}>
            <circle
              cx={x}
              cy={y}
              r={radiusOf(node)}
              fill={node.ended ? 'var(--paper)' : COLOUR[node.kind]}
              stroke={COLOUR[node.kind]}
              strokeWidth="1.5"
            />
            {node.kind !== 'body' && (
              <text
                x={x}
                y={y - radiusOf(node) - 4}
                textAnchor="middle"
                fontSize="12"
                fontWeight={node.kind === 'state' ? 600 : 400}
                fill={COLOUR[node.kind]}
              >
                {node.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
