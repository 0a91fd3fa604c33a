import * as Plot from '@observablehq/plot';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HypothesisResult } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { hypothesesQuery } from '../../data/hypotheses.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { percent, plain } from '../../parts/number.js';
import { words } from '../../parts/words.js';
import { powerFinding } from './method-words.js';
import './method.css';

/** Power from which a test that finds nothing says something, as is usual since Cohen (1988). */
const ENOUGH = 0.8;

/** What each test of the thesis could have found. Without power, silence decides nothing. */
export function Tests() {
  const { data: tests } = useSuspenseQuery(hypothesesQuery);
  const options = useMemo(() => plotOf(tests), [tests]);
  if (tests.length === 0) return <Empty>The pack tests no hypotheses.</Empty>;
  const title = powerFinding(tests, ENOUGH);
  return (
    <div className="part">
      <Figure
        id="power"
        title={title}
        note="Filled: the power against the effect that the rules name; hollow: against half of it. The line stands at 80 %. At the number of events on record."
        cells={{
          head: ['test', 'question', 'n', 'power', 'power at half', 'false alarms', 'p', 'verdict'],
          rows: tests.map(({ id, question, n, power, powerHalf, falseAlarm, p, verdict }) => [
            id,
            question,
            n,
            power,
            powerHalf,
            falseAlarm,
            p,
            words(verdict),
          ]),
        }}
      >
        <PlotFigure options={options} label={title} />
      </Figure>
      <section className="part items">
        <h3>The tests in words</h3>
        <dl>
          {tests.map((test) => (
            <Test key={test.id} test={test} />
          ))}
        </dl>
      </section>
    </div>
  );
}

const Test = ({ test }: { readonly test: HypothesisResult }) => (
  <div>
    <dt>
      {test.question}
      <br />
      <code className="quiet">{test.id}</code>
    </dt>
    <dd>
      <strong>{sentence(words(test.verdict))}.</strong> {sentence(test.reason)}
      <br />
      <span className="quiet small">
        Null: {test.null}. Unit: {test.unit}; {test.n} of them.{' '}
        {test.falseAlarm !== null && `False alarms: ${percent(test.falseAlarm)}. `}
        {test.wouldSettle && `What would settle it: ${test.wouldSettle}`}
      </span>
    </dd>
  </div>
);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const plotOf = (tests: readonly HypothesisResult[]) => (width: number) => {
  const narrow = width < 640;
  const drawn = tests.filter(({ power }) => power !== null);
  return {
    height: drawn.length * (narrow ? 42 : 30) + 50,
    marginLeft: narrow ? 10 : 240,
    marginRight: 24,
    marginBottom: 40,
    x: { domain: [0, 1], label: 'power →', tickFormat: '.0%', grid: true, ticks: 5 },
    y: { domain: drawn.map(({ id }) => id), label: null, tickSize: 0, ...(narrow ? { axis: null } : {}) },
    marks: [
      Plot.ruleX([ENOUGH], { stroke: 'var(--ink-3)', strokeDasharray: '3 3' }),
      Plot.ruleY(drawn, { y: 'id', x1: 'powerHalf', x2: 'power', stroke: 'var(--line-2)', strokeWidth: 2 }),
      Plot.dot(drawn, { y: 'id', x: 'powerHalf', r: 4, stroke: 'var(--accent)', fill: 'var(--paper)' }),
      Plot.dot(drawn, {
        y: 'id',
        x: 'power',
        r: 4.5,
        fill: 'var(--accent)',
        title: ({ id, power }: HypothesisResult) => `${id}: ${plain(power)}`,
      }),
      ...(narrow
        ? [
            Plot.text(drawn, {
              y: 'id',
              text: 'id',
              frameAnchor: 'left' as const,
              textAnchor: 'start' as const,
              dy: -14,
              fill: 'var(--ink-2)',
            }),
          ]
        : []),
    ],
  };
};
