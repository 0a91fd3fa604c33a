import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BacktestTarget, Calibration } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { backtestQuery } from '../../data/method.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { between, percent, plain } from '../../parts/number.js';
import { backtestFinding, calibrationFinding } from './method-words.js';
import './method.css';
import { Scrolling } from '../../parts/scrolling.js';

/** How forecasts of past years would have fared against saying that nothing changes. */
export function BacktestPart() {
  const { data } = useSuspenseQuery(backtestQuery);
  if (data === null)
    return <Empty>The pack has no rules for forecasts, so none were made of the past.</Empty>;
  return (
    <>
      <div className="part">
        <h3>{backtestFinding(data.targets)}</h3>
        <p className="measure quiet">
          Each year was forecast from what had been published before it. Skill is one less our loss over that
          of the other forecaster; an interval that reaches zero is no skill.
        </p>
        {data.targets.map((target) => (
          <Target key={target.id} target={target} />
        ))}
      </div>
      <CalibrationFigure calibration={data.calibration} />
    </>
  );
}

const Target = ({
  target: { title, years, forecasts, came, skill, kind },
}: {
  readonly target: BacktestTarget;
}) => (
  <section className="target">
    <h4>{title.charAt(0).toUpperCase() + title.slice(1)}</h4>
    <p className="quiet small">
      {years[0]} to {years.at(-1)}: {forecasts} forecasts
      {kind === 'binary' && `, of which ${came} came`}.
    </p>
    <Scrolling label={`Skill: ${title}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">against</th>
            <th scope="col">rule</th>
            <th scope="col">skill (90 % interval over years)</th>
            <th scope="col">says</th>
          </tr>
        </thead>
        <tbody>
          {skill.map(({ against, rule, skill: value, interval, says }) => (
            <tr key={`${against} ${rule}`}>
              <td>{against}</td>
              <td>{rule}</td>
              <td>
                {value === null ? 'not compared' : plain(value)}
                {interval && ` (${between(interval, 2)})`}
              </td>
              <td>{says === 'skill' || says === 'worse' ? <strong>{says}</strong> : says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  </section>
);

function CalibrationFigure({ calibration }: { readonly calibration: Calibration }) {
  const title = calibrationFinding(calibration);
  const options = useMemo(() => plotOf(calibration), [calibration]);
  return (
    <div className="part">
      <Figure
        id="calibration"
        title={title}
        note="What was promised against what came, by level of the forecast; on the diagonal the two agree. Lines are 90 % intervals; the numbers are forecasts."
        cells={{
          head: ['from', 'to', 'forecasts', 'promised', 'came', 'low', 'high'],
          rows: calibration.bins.map(({ from, to, n, mean, observed, low, high }) => [
            from,
            to,
            n,
            mean,
            observed,
            low,
            high,
          ]),
        }}
      >
        <PlotFigure options={options} label={title} />
      </Figure>
    </div>
  );
}

const plotOf =
  ({ bins }: Calibration) =>
  (width: number) => {
    const most = Math.max(...bins.map(({ high, mean }) => Math.max(high, mean)));
    const domain = [0, Math.min(1, Math.ceil(most * 10 + 0.5) / 10)];
    return {
      height: Math.min(420, Math.max(280, width * 0.5)),
      marginLeft: 50,
      marginBottom: 40,
      x: { domain, label: 'promised →', tickFormat: '.0%', ticks: 6 },
      y: { domain, label: '↑ came', tickFormat: '.0%', grid: true, ticks: 6 },
      marks: [
        Plot.line(
          domain.map((end) => [end, end] as const),
          {
            stroke: 'var(--ink-3)',
            strokeDasharray: '3 3',
          },
        ),
        Plot.ruleX(bins, { x: 'mean', y1: 'low', y2: 'high', stroke: 'var(--accent)', strokeWidth: 2 }),
        Plot.dot(bins, {
          x: 'mean',
          y: 'observed',
          r: 5,
          fill: 'var(--accent)',
          title: ({ n, mean, observed }: Calibration['bins'][number]) =>
            `${n} forecasts: ${percent(mean)} promised, ${percent(observed)} came`,
        }),
        Plot.text(bins, {
          x: 'mean',
          y: 'high',
          dy: -10,
          text: ({ n }: { n: number }) => String(n),
          fill: 'var(--ink-2)',
        }),
      ],
    };
  };
