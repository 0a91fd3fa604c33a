import { Command } from 'commander';
import {
  type Backtest,
  type BacktestPart,
  type BacktestTarget,
  type ForecastOutcome,
  formatFixed,
  judgeForecast,
  readForecast,
  readPack,
} from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { paint, print, printJson, printTable } from './output.js';

export function backtestCommand(): Command {
  return withBuildOptions(new Command('backtest'))
    .description('how forecasts of past years would have fared against no-change and other plain ones')
    .option('--forecast <file>', 'judge a forecast that was written down instead')
    .action(async (pack: string, flags: BuildFlags & { forecast?: string }) => {
      if (flags.forecast !== undefined) {
        const outcome = judgeForecast(await readForecast(flags.forecast), await readPack(pack), flags.asOf);
        if (flags.json) printJson(outcome);
        else printOutcome(outcome);
        return;
      }
      const { backtest } = await openWithProgress(pack, flags);
      if (flags.json) printJson(backtest);
      else if (backtest) printBacktest(backtest);
      else
        print('The pack has no rules for forecasts; see "hypotheses" of model.yml in docs/pack-format.md.');
    });
}

function printBacktest({ targets, calibration, rules }: Backtest): void {
  for (const target of targets) {
    const { title, coverage } = target;
    print(paint('bold', title));
    printPart(target, target, 'all years');
    printPart(target, target.dense, 'since the ledgers are dense');
    printPart(target, target.retrodiction, 'retrodiction, known to the makers of the pack');
    const told = ({ events, inTime }: { events: number; inTime: number }) => `${inTime} of ${events}`;
    print(
      `Published within their year: ${told(coverage.before)} events before, ${told(coverage.since)} since the ledgers are dense.`,
    );
    print();
  }
  print(
    `Calibration over ${calibration.n} forecasts of yes or no: expected calibration error ${calibration.error.toFixed(3)}.`,
  );
  print('Losses, lower is better. Skill is claimed only where its whole 90 % interval lies above 0.');
  print(`Rules fixed before the run, SHA-256 ${rules}.`);
}

function printPart({ kind }: BacktestTarget, part: BacktestPart, title: string): void {
  if (part.forecasts === 0) return;
  const { years, forecasts, came, scores, skill } = part;
  print(
    `${title}: ${years[0]}${years.length > 1 ? ` to ${years.at(-1)}, ${years.length} years` : ''}; ${forecasts} forecasts, ${came} came`,
  );
  printTable(
    ['forecaster', 'log', kind === 'binary' ? 'Brier' : 'RPS', 'skill of ours (log)', '(other)'],
    scores.map(({ title: name, forecaster, log, ranked }) => {
      const against = skill.filter((row) => row.against === forecaster);
      return [name, loss(log), loss(ranked), ...against.map(skillText), ...(against.length ? [] : ['', ''])];
    }),
  );
}

function skillText({ skill, interval, says }: BacktestPart['skill'][number]): string {
  if (skill === null) return says;
  const range = interval ? ` (${formatFixed(interval.q5, 2)} to ${formatFixed(interval.q95, 2)})` : '';
  return `${formatFixed(skill, 2)}${range} ${says}`;
}

const loss = (value: number | null) => (value === null ? '-' : value.toFixed(3));

function printOutcome({ year, asOf, waiting, targets, sha256, otherRules }: ForecastOutcome): void {
  print(`Forecast of ${year}, made as of ${asOf}, SHA-256 ${sha256}: unchanged since it was made.`);
  if (otherRules !== null) print(`Other rules: ${otherRules}.`);
  if (waiting !== null) {
    print(`Not judged: ${waiting}.`);
    return;
  }
  for (const { id, forecasts, came, scores } of targets) {
    print(`${id}: ${forecasts} forecasts, ${came} came`);
    printTable(
      ['forecaster', 'log', 'Brier or RPS'],
      scores.map(({ title, log, ranked }) => [title, loss(log), loss(ranked)]),
    );
  }
}
