import type { BacktestTarget, Calibration, HypothesisResult, LeftOut, Sensitivity } from '../../../types.js';
import type { ModelItem } from '../../data/method.js';
import { percent } from '../../parts/number.js';
import { plural } from '../../parts/words.js';
import { KHAT } from './khat.js';

/** Share of the width of the prior, on the logarithmic scale it has, below which an item was informed by the record. */
const INFORMED = 0.75;

export function loadingFinding(items: readonly Pick<ModelItem, 'loading'>[]): string {
  const width = ({ q5, q95 }: { q5: number; q95: number }) => Math.log(q95 / q5);
  const informed = items.filter(
    ({ loading }) => loading !== null && width(loading.posterior) < INFORMED * width(loading.prior),
  ).length;
  return `The record narrows the loading of ${informed} of ${items.length} items by a quarter or more`;
}

export function leftOutFinding(
  pieces: readonly LeftOut[],
  tiers: ReadonlyMap<string, number | null>,
): string {
  const told = pieces.filter(({ khat }) => khat <= KHAT);
  const moved = told.filter(({ partner, tier }) => tier !== (tiers.get(partner) ?? null));
  const rest = pieces.length - told.length;
  return `Leaving out one series of one state changes that state’s tier in ${moved.length} of ${told.length} cases${rest > 0 ? `; ${rest} more cannot be told` : ''}`;
}

export function sharesFinding(ranks: readonly Sensitivity[], axis: string): string {
  const mine = ranks.filter((rank) => rank.axis === axis && rank.reason === null);
  const byChoice = new Map<string, number>();
  for (const { leading } of mine)
    if (leading !== null) byChoice.set(leading, (byChoice.get(leading) ?? 0) + 1);
  const [most] = [...byChoice].sort((a, b) => b[1] - a[1]);
  if (!most) return `No one choice decides the ranks of ${axis}`;
  return `The ${most[0]} moves the rank most in ${most[1]} of ${mine.length} states`;
}

export function powerFinding(tests: readonly HypothesisResult[], least: number): string {
  const strong = tests.filter(({ power }) => power !== null && power >= least).length;
  return `${strong} of ${plural(tests.length, 'test')} would find the effect it looks for with a probability of ${percent(least)} or more`;
}

/** No change is the weakest of the rivals, so how many targets beat all of them is said beside it. */
export function backtestFinding(targets: readonly BacktestTarget[]): string {
  const logs = targets.map(({ skill }) => skill.filter(({ rule }) => rule === 'log'));
  const skilled = logs.filter((rows) =>
    rows.some(({ against, says }) => against === 'no-change' && says === 'skill'),
  ).length;
  const over = logs.filter((rows) => rows.length > 0 && rows.every(({ says }) => says === 'skill')).length;
  return `By the logarithmic rule better than no change on ${skilled} of ${plural(targets.length, 'target')}, better than every rival on ${over}`;
}

export function calibrationFinding({ bins, n }: Calibration): string {
  const off = bins.filter(({ mean, low, high }) => mean < low || mean > high);
  if (off.length === 0)
    return `What ${plural(n, 'forecast')} promised lies within the interval of what came, at every level`;
  const said = off.map(
    ({ from, to, mean, observed }) =>
      `${percent(from)} to ${percent(to)} came ${observed > mean ? 'more' : 'less'} often than promised (${percent(observed)} against ${percent(mean)})`,
  );
  return `Forecasts of ${said.join('; of ')}`;
}
