import { sankeyLinkHorizontal } from 'd3-sankey';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FlowResult } from '../data/flow.js';
import { Scrolling } from '../parts/scrolling.js';
import { type FlowLink, type FlowNode, flowDrawing } from './sankey.js';

const COLOUR = { source: 'var(--ink)', service: 'var(--accent)', account: 'var(--ink-3)' } as const;
/** Narrower than this the drawing scrolls instead. */
const LEAST = 640;

/** Where value went, from left to right by hop; widths are value. */
export function SankeyFigure({ result, unit }: { readonly result: FlowResult; readonly unit: string }) {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current as HTMLElement;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <Scrolling label="Drawing of the flows" ref={place}>
      {width > 0 && <Drawing result={result} unit={unit} width={Math.max(width, LEAST)} />}
    </Scrolling>
  );
}

function Drawing({
  result,
  unit,
  width,
}: {
  readonly result: FlowResult;
  readonly unit: string;
  readonly width: number;
}) {
  const {
    graph: { nodes, links },
    height,
  } = flowDrawing(result, width);
  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="Value by account and hop; the table holds the same"
    >
      {links.map((link) => (
        <path
          key={`${(link.source as FlowNode).id}|${(link.target as FlowNode).id}`}
          d={path(link) ?? ''}
          fill="none"
          stroke={COLOUR[(link.target as FlowNode).kind]}
          strokeOpacity="0.28"
          strokeWidth={Math.max(1, link.width ?? 0)}
        >
          <title>{`${(link.source as FlowNode).label} to ${(link.target as FlowNode).label}: ${amount(link.value)} ${unit}`}</title>
        </path>
      ))}
      {nodes.map(({ id, label, kind, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 }) => {
        const last = x1 > width * 0.6;
        return (
          <g key={id}>
            <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} fill={COLOUR[kind]}>
              <title>{`${label}: ${amount(value)} ${unit}`}</title>
            </rect>
            <text
              x={last ? x0 - 6 : x1 + 6}
              y={(y0 + y1) / 2}
              dy="0.35em"
              fontSize="12"
              textAnchor={last ? 'end' : 'start'}
              fill="var(--ink)"
            >
              {label} <tspan fill="var(--ink-2)">{amount(value)}</tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const amount = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');
