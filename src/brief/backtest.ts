import type { Backtest, BacktestTarget, Build } from '../types.js';
import { CALIBRATION_TITLE } from './calibration-figure.js';
import { bullets, plain, table } from './markdown.js';

/** How forecasts would have fared; empty where a pack has no rules for them. */
export function backtestSection({ backtest }: Build): string[] {
  if (backtest === null || backtest.targets.every(({ forecasts }) => forecasts === 0)) return [];
  const [first] = backtest.targets as [BacktestTarget];
  const { calibration } = backtest;
  return [
    '## Back-test',
    `Each year is predicted for each partner from what was published before it began. Losses of ${first.forecasts} forecasts a question, ${first.years[0]} to ${first.years.at(-1)}; years mostly closed are left out. Lower is better. Skill is claimed only where its whole 90 % interval, over years drawn again, lies above zero. (\`backtest.json\`)`,
    lossTable(backtest),
    'Skill of the partial pooling that is put forward, by the log loss:',
    bullets(backtest.targets.map(sentence)),
    ...retrodiction(backtest),
    `Over ${calibration.n} forecasts of yes or no the expected calibration error is ${calibration.error.toFixed(3)}. (\`backtest.json\`)`,
    `![${CALIBRATION_TITLE}](calibration.svg)`,
  ];
}

function lossTable({ targets }: Backtest): string {
  const forecasters = targets[0]?.scores ?? [];
  return table(
    ['log loss; in brackets Brier, or RPS for numbers', ...targets.map(({ title }) => plain(title))],
    forecasters.map(({ title }, f) => [
      plain(title),
      ...targets.map(({ scores }) => losses(scores[f]?.log ?? null, scores[f]?.ranked ?? null)),
    ]),
  );
}

const losses = (log: number | null, ranked: number | null) =>
  log === null || ranked === null ? 'cannot predict' : `${log.toFixed(3)} (${ranked.toFixed(3)})`;

/** What is claimed against whom, by the log rule. */
function sentence({ title, skill, coverage }: BacktestTarget): string {
  const by = (says: string) =>
    skill.filter((row) => row.rule === 'log' && row.says === says).map(({ against }) => against);
  const parts = (['skill', 'no skill', 'worse'] as const).flatMap((says) => {
    const against = by(says);
    return against.length === 0
      ? []
      : [`${says}${says === 'worse' ? ' than' : ' against'} ${against.join(', ')}`];
  });
  const { events, inTime } = {
    events: coverage.before.events + coverage.since.events,
    inTime: coverage.before.inTime + coverage.since.inTime,
  };
  return `${plain(title)}: ${parts.join('; ') || 'not compared'}. Of ${events} events ${inTime} were published within their year, which is all that a forecaster could have known. (\`backtest.json\`)`;
}

/** Years whose events were known beforehand: shown, and no test. */
function retrodiction({ targets }: Backtest): string[] {
  const known = targets.filter(({ retrodiction: { forecasts } }) => forecasts > 0);
  const [first] = known;
  if (!first) return [];
  const { years, scores } = first.retrodiction;
  return [
    `Retrodiction of ${years.join(', ')}, whose events the makers of the pack knew: no test, and few forecasts. (\`backtest.json\`)`,
    table(
      ['', ...known.map(({ title, retrodiction: r }) => `${plain(title)}, ${r.came} of ${r.forecasts} came`)],
      scores.map(({ title }, f) => [
        plain(title),
        ...known.map(({ retrodiction: r }) => losses(r.scores[f]?.log ?? null, r.scores[f]?.ranked ?? null)),
      ]),
    ),
  ];
}
