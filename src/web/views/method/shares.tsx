import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Sensitivity } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { sensitivityQuery } from '../../data/method.js';
import { useSearchParam } from '../../data/search-param.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { plain } from '../../parts/number.js';
import { sharesFinding } from './method-words.js';

const USUAL_AXIS = 'engagement';

interface Share {
  readonly name: string;
  readonly input: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly first: number;
}

/** Which choices of the composite the rank of each state hangs on: total Sobol indices. */
export function Shares() {
  const { data } = useSuspenseQuery(sensitivityQuery);
  const [named] = useSearchParam('axis');
  const axes = useMemo(() => [...new Set(data.ranks.map(({ axis }) => axis))], [data]);
  const axis = axes.find((one) => one === named) ?? (axes.includes(USUAL_AXIS) ? USUAL_AXIS : axes[0]);
  const ranks = useMemo(() => data.ranks.filter((rank) => rank.axis === axis), [data, axis]);
  const shares = useMemo(() => sharesOf(ranks), [ranks]);
  const options = useMemo(() => plotOf(shares, ranks), [shares, ranks]);
  if (axis === undefined) return <Empty>The pack has no composite whose choices could be varied.</Empty>;
  const title = sharesFinding(data.ranks, axis);
  const silent = ranks.filter(({ reason }) => reason !== null);
  return (
    <div className="part">
      <div className="filters">
        <Choice
          label="Rank on"
          param="axis"
          all={USUAL_AXIS}
          options={axes.filter((one) => one !== USUAL_AXIS).map((id) => ({ id, name: id }))}
        />
      </div>
      <Figure
        id={`choices-${axis}`}
        title={title}
        note={`Total share of the variance of the rank that each choice takes part in, with 90 % interval (Sobol’, ${data.rows} rows of the design). Shares overlap and may sum to more than 1.`}
        cells={{
          head: ['state', 'choice', 'total', 'low', 'high', 'alone'],
          rows: shares.map(({ name, input, value, low, high, first }) => [
            name,
            input,
            value,
            low,
            high,
            first,
          ]),
        }}
      >
        {shares.length === 0 ? (
          <Empty>No rank moves on this axis.</Empty>
        ) : (
          <PlotFigure options={options} label={title} />
        )}
      </Figure>
      {silent.length > 0 && (
        <p className="quiet small">
          Without shares: {silent.map(({ name, reason }) => `${name} (${reason})`).join('; ')}.
        </p>
      )}
    </div>
  );
}

const sharesOf = (ranks: readonly Sensitivity[]): Share[] =>
  ranks.flatMap(({ name, inputs }) =>
    Object.entries(inputs).flatMap(([input, shares]) =>
      shares === null
        ? []
        : [
            {
              name,
              input,
              value: shares.total.value,
              low: shares.total.low ?? shares.total.value,
              high: shares.total.high ?? shares.total.value,
              first: shares.first.value,
            },
          ],
    ),
  );

const plotOf = (shares: readonly Share[], ranks: readonly Sensitivity[]) => (width: number) => {
  const narrow = width < 720;
  const names = ranks.filter(({ reason }) => reason === null).map(({ name }) => name);
  const inputs = [...new Set(shares.map(({ input }) => input))];
  const common = { x: { domain: [0, 1], label: null, ticks: 3, grid: true }, marginTop: 30 };
  const marks = (rows: string) => [
    Plot.ruleX([0], { stroke: 'var(--line-2)' }),
    Plot.ruleY(shares, {
      y: rows,
      x1: (row: Share) => Math.max(0, row.low),
      x2: (row: Share) => Math.min(1, row.high),
      [narrow ? 'fy' : 'fx']: narrow ? 'name' : 'input',
      stroke: 'var(--accent)',
      strokeOpacity: 0.55,
      strokeWidth: 2,
    }),
    Plot.dot(shares, {
      y: rows,
      x: (row: Share) => Math.min(1, Math.max(0, row.value)),
      [narrow ? 'fy' : 'fx']: narrow ? 'name' : 'input',
      r: 4,
      fill: 'var(--accent)',
      title: (row: Share) =>
        `${row.name}, ${row.input}: ${plain(row.value)} (${plain(row.low)} to ${plain(row.high)})`,
    }),
  ];
  return narrow
    ? {
        ...common,
        height: names.length * 118 + 50,
        marginLeft: 96,
        marginRight: 8,
        y: { domain: inputs, label: null, tickSize: 0 },
        fy: { domain: names, label: null, axis: null },
        marks: [
          ...marks('input'),
          Plot.text(
            names.map((name) => ({ name })),
            {
              fy: 'name',
              text: 'name',
              frameAnchor: 'top-left' as const,
              dx: -92,
              dy: -12,
              fontWeight: 600,
            },
          ),
        ],
      }
    : {
        ...common,
        height: names.length * 30 + 80,
        marginLeft: 100,
        y: { domain: names, label: null, tickSize: 0 },
        fx: { domain: inputs, label: null },
        marks: marks('name'),
      };
};
