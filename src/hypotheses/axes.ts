import { normalCdf, normalQuantile, quantileSorted } from '../stats/index.js';
import type { AxisRules, HypothesisResult, HypothesisRules, PartnerCode, Verdict } from '../types.js';
import { leaveOneStateOut } from './leave-one-state-out.js';
import { rounded, show } from './setting.js';

/** Draws of the latent model, and the states of which both axes were measured. */
export interface AxesSetting {
  readonly rules: HypothesisRules;
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly partners: readonly PartnerCode[];
  /** Rows behind axes and outcomes. */
  readonly evidence: readonly string[];
}

interface Question {
  readonly id: string;
  readonly question: string;
  readonly null: string;
  readonly measure: string;
  readonly wouldSettle: string;
}

const MORE_STATES =
  'Enforcement records (answered affairs, designations) of some hundred states beyond the region: eleven states cannot show it.';

/**
 * The thesis is three incompatible statements; all are asked of the same draws: the axes are independent; each outcome follows one axis
 * (double dissociation); engagement is where both align (an interaction); revenue follows affinity (the same channels).
 */
export function axesHypotheses(setting: AxesSetting): HypothesisResult[] {
  return [independence(setting), dissociation(setting), alignment(setting), sameChannels(setting)];
}

function independence(setting: AxesSetting): HypothesisResult {
  const { certainty, correlationRope: rope } = rulesOf(setting);
  const [stock, shock] = ['stock_correlation', 'shock_correlation'].map((name) => column(setting, name));
  const inside = [stock, shock].map((draws) => share(draws as Float64Array, (r) => Math.abs(r) < rope));
  const verdict: Verdict = inside.every((p) => p >= certainty)
    ? 'supported'
    : inside.some((p) => 1 - p >= certainty)
      ? 'contradicted'
      : 'not_determined';
  const n = setting.partners.length;
  return result(setting, {
    id: 'axes-independence',
    question: 'Do affinity and enforcement slack vary independently of each other?',
    null: `the correlation of the axes, of their stocks or of their shocks, lies beyond ${rope}`,
    measure: 'correlation of the two axes at the start of the window',
    wouldSettle: MORE_STATES,
    draws: stock as Float64Array,
    verdict,
    reason: `Correlation of stocks ${bounds(stock as Float64Array)}, within ${rope} with probability ${show(inside[0] as number)}; of shocks ${bounds(shock as Float64Array)}, ${show(inside[1] as number)}; the rule asks for ${certainty}.`,
    power: correlationPower(n, rope, certainty, 0.5),
    powerHalf: correlationPower(n, rope, certainty, 0.25),
    details: {
      shock: median(shock as Float64Array),
      insideStock: inside[0] as number,
      insideShock: inside[1] as number,
    },
  });
}

function dissociation(setting: AxesSetting): HypothesisResult {
  const { certainty, slopeRope: rope } = rulesOf(setting);
  const slope = (name: string) => column(setting, name);
  const [dA, dS] = [slope('engagement.b_affinity'), slope('engagement.b_slack')];
  const [rA, rS] = [slope('revenue.b_affinity'), slope('revenue.b_slack')];
  const parts = [
    share(dA, (b) => b > 0),
    share(dS, (b) => Math.abs(b) < rope),
    share(rS, (b) => b > 0),
    share(rA, (b) => Math.abs(b) < rope),
  ];
  const against = [
    1 - (parts[0] as number),
    share(dS, (b) => Math.abs(b) > rope),
    1 - (parts[2] as number),
    share(rA, (b) => Math.abs(b) > rope),
  ];
  const verdict: Verdict = parts.every((p) => p >= certainty)
    ? 'supported'
    : against.some((p) => p >= certainty)
      ? 'contradicted'
      : 'not_determined';
  const [a, b, c, d] = parts.map((p) => show(p));
  return result(setting, {
    id: 'axes-dissociation',
    question: 'Does engagement follow affinity only, and revenue slack only?',
    null: 'an outcome follows the other axis as well, or not its own',
    measure: 'slope of engagement on affinity',
    wouldSettle: MORE_STATES,
    draws: dA,
    verdict,
    reason: `Engagement rises with affinity with probability ${a} and is flat in slack (within ${rope}) with ${b}; revenue rises with slack with ${c} and is flat in affinity with ${d}; the rule asks for ${certainty} each.`,
    ...slopePower(dS, certainty),
    details: {
      engagementSlack: median(dS),
      revenueAffinity: median(rA),
      revenueSlack: median(rS),
      ...elpd(setting, 'revenue', { slack: [false, true, false], both: [true, true, false] }),
    },
  });
}

function alignment(setting: AxesSetting): HypothesisResult {
  return slopeTest(setting, 'engagement.b_product', {
    id: 'axes-alignment',
    question: 'Does engagement gather where affinity is high and enforcement weak at once?',
    null: 'affinity and slack add up; their product adds nothing',
    measure: 'slope of log engagement on the product of affinity and slack',
    wouldSettle: MORE_STATES,
    models: ['engagement', { sum: [true, true, false], product: [true, true, true] }],
  });
}

function sameChannels(setting: AxesSetting): HypothesisResult {
  return slopeTest(setting, 'revenue.b_affinity', {
    id: 'axes-same-channels',
    question: 'Does revenue run where affinity is high, through the channels of diplomacy?',
    null: 'revenue does not rise with affinity',
    measure: 'slope of log revenue on affinity',
    wouldSettle: `${MORE_STATES} And named bodies that carry both, such as an office of the party that runs a firm.`,
    models: ['revenue', { slack: [false, true, false], both: [true, true, false] }],
  });
}

type Terms = readonly [affinity: boolean, slack: boolean, product: boolean];

function slopeTest(
  setting: AxesSetting,
  name: string,
  {
    models: [outcome, terms],
    ...question
  }: Question & { models: readonly ['engagement' | 'revenue', Readonly<Record<string, Terms>>] },
): HypothesisResult {
  const { certainty } = rulesOf(setting);
  const draws = column(setting, name);
  const positive = share(draws, (b) => b > 0);
  const verdict: Verdict =
    positive >= certainty ? 'supported' : 1 - positive >= certainty ? 'contradicted' : 'not_determined';
  return result(setting, {
    ...question,
    draws,
    verdict,
    reason: `The slope is ${bounds(draws)}, above zero with probability ${show(positive)}; the rule asks for ${certainty}.`,
    ...slopePower(draws, certainty),
    details: elpd(setting, outcome, terms),
  });
}

/** Expected log predictive densities with each state left out in turn, by model, and the difference of the last from the first. */
function elpd(
  { columns, partners }: AxesSetting,
  outcome: 'engagement' | 'revenue',
  models: Readonly<Record<string, Terms>>,
): Record<string, number> {
  const found = Object.entries(models).map(
    ([name, terms]) => [name, leaveOneStateOut(columns, partners, outcome, terms)] as const,
  );
  const [first, last] = [found[0]?.[1] as number[], found.at(-1)?.[1] as number[]];
  const differences = last.map((value, i) => value - (first[i] as number));
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const variance =
    differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
  return {
    ...Object.fromEntries(
      found.map(([name, values]) => [`elpd_${name}`, rounded(values.reduce((sum, v) => sum + v, 0))]),
    ),
    elpd_difference: rounded(mean * differences.length),
    elpd_difference_se: rounded(Math.sqrt(variance * differences.length)),
  };
}

function result(
  { rules, partners, evidence }: AxesSetting,
  found: Question & {
    readonly draws: Float64Array;
    readonly verdict: Verdict;
    readonly reason: string;
    readonly power: number;
    readonly powerHalf: number;
    readonly details: Readonly<Record<string, number>>;
  },
): HypothesisResult {
  const { draws, wouldSettle, details, power, powerHalf, ...rest } = found;
  const sorted = draws.toSorted();
  return {
    ...rest,
    unit: 'state with both axes measured',
    statistic: rounded(quantileSorted(sorted, 0.5)),
    interval: { q5: rounded(quantileSorted(sorted, 0.05)), q95: rounded(quantileSorted(sorted, 0.95)) },
    p: null,
    power: rounded(power),
    powerHalf: rounded(powerHalf),
    falseAlarm: null,
    n: partners.length,
    wouldSettle: found.verdict === 'not_determined' ? wouldSettle : '',
    details: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, rounded(value)])),
    evidence,
    rules: rules.digest,
  };
}

/**
 * Probability that n states of a true correlation put it beyond the rope with the certainty asked for: Fisher's z has standard
 * deviation 1 / sqrt(n - 3).
 */
export function correlationPower(n: number, rope: number, certainty: number, truth: number): number {
  if (n <= 3) return 0;
  const sd = 1 / Math.sqrt(n - 3);
  return normalCdf((Math.atanh(truth) - Math.atanh(rope)) / sd - normalQuantile(certainty));
}

/** Slope that power is computed for: one prior standard deviation. */
const SLOPE = 0.7;

/** Probability that a slope of {@link SLOPE}, and of half of it, is told from zero with the certainty asked for, at the posterior's sd. */
function slopePower(draws: Float64Array, certainty: number) {
  const mean = draws.reduce((sum, b) => sum + b, 0) / draws.length;
  const sd = Math.sqrt(draws.reduce((sum, b) => sum + (b - mean) ** 2, 0) / draws.length);
  const of = (slope: number) => normalCdf(slope / sd - normalQuantile(certainty));
  return { power: of(SLOPE), powerHalf: of(SLOPE / 2) };
}

const rulesOf = ({ rules }: AxesSetting) => rules.axes as AxisRules;
const column = ({ columns }: AxesSetting, name: string) => columns[name] as Float64Array;
const median = (draws: Float64Array) => quantileSorted(draws.toSorted(), 0.5);

function share(draws: Float64Array, test: (value: number) => boolean): number {
  return draws.filter(test).length / draws.length;
}

function bounds(draws: Float64Array): string {
  const sorted = draws.toSorted();
  const [low, mid, high] = [0.05, 0.5, 0.95].map((q) => show(quantileSorted(sorted, q)));
  return `${mid} (${low} to ${high})`;
}
