import { Command } from 'commander';
import { formatFixed, formatRange, type HypothesisResult, VERDICT_WORDS } from '../index.js';
import { type BuildFlags, openWithProgress, withBuildOptions } from './options.js';
import { print, printJson, printTable } from './output.js';

export function hypothesesCommand(): Command {
  return withBuildOptions(new Command('hypotheses'))
    .description('the tests of the thesis, each with its null, its power and its verdict')
    .action(async (pack: string, flags: BuildFlags) => {
      const { hypotheses } = await openWithProgress(pack, flags);
      if (flags.json) printJson(hypotheses);
      else printHypotheses(hypotheses);
    });
}

function printHypotheses(hypotheses: readonly HypothesisResult[]): void {
  if (hypotheses.length === 0) {
    print('The pack has no rules for tests; see "hypotheses" of model.yml in docs/pack-format.md.');
    return;
  }
  printTable(
    ['test', 'n', 'statistic', 'p', 'power', 'half', 'verdict'],
    hypotheses.map(({ id, n, statistic, interval, p, power, powerHalf, verdict }) => [
      id,
      String(n),
      statistic === null
        ? '-'
        : interval
          ? formatRange({ median: statistic, ...interval }, 2)
          : formatFixed(statistic, 2),
      figure(p, 3),
      figure(power, 2),
      figure(powerHalf, 2),
      VERDICT_WORDS[verdict],
    ]),
  );
  for (const { id, null: nil, reason, wouldSettle } of hypotheses) {
    print(`${id}. Null: ${nil}.`);
    print(`    ${reason}${wouldSettle === '' ? '' : ` Would settle it: ${wouldSettle}`}`);
  }
  print('Rules, thresholds and words, by SHA-256:');
  for (const rules of new Set(hypotheses.map((one) => one.rules)))
    print(
      `    ${rules.slice(0, 12)} ${hypotheses.flatMap((one) => (one.rules === rules ? one.id : [])).join(', ')}`,
    );
}

const figure = (value: number | null, digits: number) => (value === null ? '-' : formatFixed(value, digits));
