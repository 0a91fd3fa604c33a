// Growth of loading and asking with rows, by engine.
import * as Plot from '@observablehq/plot';
import { drawSvg } from '../dist/brief/svg.js';

const PANELS = {
  load: 'load documents',
  scan: 'scan documents',
  loadTransfers: 'load transfers',
  follow: 'follow 8 hops',
};

const ENGINES = [
  { name: 'DuckDB', colour: '#777777' },
  { name: 'one node', colour: '#0072b2' },
  { name: 'two nodes', colour: '#d55e00' },
];

/** SVG of the results of bench/cluster.mjs. */
export function drawGrowth({ results }) {
  const points = results.flatMap(({ size, engine, table, seconds }) =>
    Object.entries(seconds).map(([what, value]) => ({
      panel: PANELS[table === 'transfers' && what === 'load' ? 'loadTransfers' : what],
      engine: engine === 'duckdb' ? 'DuckDB' : engine,
      size,
      seconds: Math.max(value, 0.01),
    })),
  );
  const position = { x: 'size', y: 'seconds', fx: 'panel', z: 'engine', stroke: 'engine' };
  return drawSvg('Seconds against rows, DuckDB, one and two nodes of ClickHouse', {
    width: 960,
    height: 320,
    marginBottom: 46,
    x: {
      type: 'log',
      label: 'rows',
      ticks: [1e5, 1e6, 1e7],
      tickFormat: (n) => `1e${Math.log10(n)}`,
      grid: true,
    },
    y: { type: 'log', label: 'seconds', grid: true, domain: [0.3, 300] },
    fx: { label: null, domain: Object.values(PANELS), padding: 0.16 },
    color: { domain: ENGINES.map(({ name }) => name), range: ENGINES.map(({ colour }) => colour) },
    marks: [
      Plot.line(points, { ...position, marker: 'circle' }),
      ...ENGINES.map(({ name, colour }, i) =>
        Plot.text([name], {
          fx: () => PANELS.load,
          text: (label) => label,
          frameAnchor: 'top-left',
          dx: 6,
          dy: 6 + 16 * i,
          fill: colour,
          fontWeight: 600,
        }),
      ),
    ],
  });
}
