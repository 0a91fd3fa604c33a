import { densityAt, quantileSorted } from '../stats/index.js';
import type { AxisRules, HypothesisResult, HypothesisRules, PartnerCode, Verdict } from '../types.js';
import { inWords } from '../wording.js';
import { above, type Chances, chances, within } from './rule-power.js';
import { rounded, show, undetermined } from './setting.js';
import { withRule } from './verdict-rules.js';

/** Draws of the latent model, and the states of which both axes were measured. */
export interface AxesSetting {
  readonly rules: HypothesisRules;
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Standard deviations of the normal priors about zero: of slopes, where it is also the slope that power is computed for, and of the inverse hyperbolic tangent of correlations. */
  readonly priors: { readonly slope: number; readonly correlation: number };
  readonly partners: readonly PartnerCode[];
  /** Rows behind axes and outcomes. */
  readonly evidence: readonly string[];
}

const UNIT = 'state with both axes measured';

interface Question {
  readonly id: string;
  readonly question: string;
  readonly null: string;
  readonly measure: string;
  readonly wouldSettle: string;
}

const moreStates = ({ partners: { length } }: AxesSetting) =>
  `Enforcement records (answered affairs, designations) of some hundred states beyond the region: ${inWords(length)} ${length === 1 ? 'state' : 'states'} cannot show it.`;

/**
 * The thesis is three incompatible statements; all are asked of the same draws: the axes are independent; each outcome follows one axis
 * (double dissociation); engagement is where both align (an interaction); revenue follows affinity (the same channels).
 */
export function axesHypotheses(setting: AxesSetting): HypothesisResult[] {
  return [independence(setting), dissociation(setting), alignment(setting), sameChannels(setting)].map(
    withRule,
  );
}

function independence(setting: AxesSetting): HypothesisResult {
  const { certainty, correlationRope: rope } = rulesOf(setting);
  const question = {
    id: 'axes-independence',
    question: 'Do affinity and enforcement slack vary independently of each other?',
    null: `the correlation of the axes, of their stocks or of their shocks, lies beyond ${rope}`,
    measure: 'correlation of the two axes at the start of the window',
    wouldSettle: moreStates(setting),
  };
  const open = unlessDrawn(setting, question, ['stock_correlation', 'shock_correlation']);
  if (open) return open;
  const [stock, shock] = ['stock_correlation', 'shock_correlation'].map((name) => column(setting, name));
  const inside = [stock, shock].map((draws) => share(draws as Float64Array, (r) => Math.abs(r) < rope));
  const verdict = jointVerdict(
    inside,
    inside.map((p) => 1 - p),
    certainty,
  );
  const { correlation } = setting.priors;
  const angles = [stock, shock].map((draws) => (draws as Float64Array).map(Math.atanh));
  const parts = angles.map((draws) => within(draws, correlation, Math.atanh(rope)));
  const holds = chances(parts, [0, 0], certainty);
  const fails = chances(parts, [Math.atanh(FALSE_CORRELATION), 0], certainty);
  return result(setting, {
    ...question,
    draws: stock as Float64Array,
    verdict,
    reason: `Correlation of stocks ${bounds(stock as Float64Array)}, within ${rope} with probability ${show(inside[0] as number)}; of shocks ${bounds(shock as Float64Array)}, ${show(inside[1] as number)}; the rule asks for ${certainty}. ${chanceWords(holds, fails, 'both were nought', `that of stocks were ${FALSE_CORRELATION}`)}`,
    power: holds.supported,
    powerHalf: null,
    details: {
      ...chanceDetails(holds, fails),
      shock: median(shock as Float64Array),
      insideStock: inside[0] as number,
      insideShock: inside[1] as number,
      zeroStock: forZero(angles[0] as Float64Array, correlation),
      zeroShock: forZero(angles[1] as Float64Array, correlation),
    },
  });
}

function dissociation(setting: AxesSetting): HypothesisResult {
  const { certainty, slopeRope: rope } = rulesOf(setting);
  const question = {
    id: 'axes-dissociation',
    question: 'Does engagement follow affinity only, and revenue slack only?',
    null: 'an outcome follows the other axis as well, or not its own',
    measure: 'slope of engagement on affinity',
    wouldSettle: moreStates(setting),
  };
  const slopes = ['engagement.b_affinity', 'engagement.b_slack', 'revenue.b_affinity', 'revenue.b_slack'];
  const open = unlessDrawn(setting, question, slopes);
  if (open) return open;
  const [dA, dS, rA, rS] = slopes.map((name) => column(setting, name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
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
  const verdict = jointVerdict(parts, against, certainty);
  const { slope: sd } = setting.priors;
  const asked = [above(dA, sd), within(dS, sd, rope), above(rS, sd), within(rA, sd, rope)];
  const holds = chances(asked, [sd, 0, sd, 0], certainty);
  const half = chances(asked, [sd / 2, 0, sd / 2, 0], certainty);
  const fails = chances(asked, [sd, sd, sd, sd], certainty);
  const [a, b, c, d] = parts.map((p) => show(p));
  return result(setting, {
    ...question,
    draws: dA,
    verdict,
    reason: `Engagement rises with affinity with probability ${a} and is flat in slack (within ${rope}) with ${b}; revenue rises with slack with ${c} and is flat in affinity with ${d}; the rule asks for ${certainty} each. ${chanceWords(holds, fails, `its own slopes were ${sd} and the others nought`, `all four were ${sd}`)}`,
    power: holds.supported,
    powerHalf: half.supported,
    details: {
      ...chanceDetails(holds, fails),
      engagementSlack: median(dS),
      revenueAffinity: median(rA),
      revenueSlack: median(rS),
      zeroEngagementSlack: forZero(dS, sd),
      zeroRevenueAffinity: forZero(rA, sd),
    },
  });
}

function alignment(setting: AxesSetting): HypothesisResult {
  return slopeTest(setting, 'engagement.b_product', {
    id: 'axes-alignment',
    question: 'Does engagement gather where affinity is high and enforcement weak at once?',
    null: 'affinity and slack add up; their product adds nothing',
    measure: 'slope of log engagement on the product of affinity and slack',
    wouldSettle: moreStates(setting),
  });
}

function sameChannels(setting: AxesSetting): HypothesisResult {
  return slopeTest(setting, 'revenue.b_affinity', {
    id: 'axes-same-channels',
    question: 'Does revenue run where affinity is high, through the channels of diplomacy?',
    null: 'revenue does not rise with affinity',
    measure: 'slope of log revenue on affinity',
    wouldSettle: `${moreStates(setting)} And named bodies that carry both, such as an office of the party that runs a firm.`,
  });
}

function slopeTest(setting: AxesSetting, name: string, question: Question): HypothesisResult {
  const { certainty } = rulesOf(setting);
  const open = unlessDrawn(setting, question, [name]);
  if (open) return open;
  const { slope: sd } = setting.priors;
  const draws = column(setting, name);
  const positive = share(draws, (b) => b > 0);
  const verdict = jointVerdict([positive], [1 - positive], certainty);
  const zero = forZero(draws, sd);
  const power = (truth: number) => chances([above(draws, sd)], [truth], certainty).supported;
  return result(setting, {
    ...question,
    draws,
    verdict,
    reason: `The slope is ${bounds(draws)}, above zero with probability ${show(positive)}; the rule asks for ${certainty}. The record makes a slope of zero ${odds(zero)} against one left free. It would say supported with probability ${show(power(sd))} if the slope were ${sd}.`,
    power: power(sd),
    powerHalf: power(sd / 2),
    details: { zero },
  });
}

/** A question of what the model of this pack has not got, answered as open; nothing where it has all. */
function unlessDrawn(
  setting: AxesSetting,
  { wouldSettle: _, ...question }: Question,
  names: readonly string[],
): HypothesisResult | null {
  const missing = names.filter((name) => !setting.columns[name]);
  if (missing.length === 0) return null;
  const reason = `The model of this pack has no ${missing.join(', ')}: latent.yml names no items or series for it, or none of them has a cell.`;
  const wouldSettle = 'Items of both axes and series of both outcomes in latent.yml.';
  const { length } = setting.partners;
  return undetermined({ ...question, unit: UNIT }, setting, length, reason, wouldSettle, setting.evidence);
}

/**
 * How much more probable the record makes zero than it was beforehand: density at zero after, over that before (the Bayes factor of the model
 * without the term against the one with it; Dickey 1971, Verdinelli and Wasserman 1995).
 */
function forZero(draws: Float64Array, priorSd: number): number {
  return densityAt(draws, 0) * priorSd * Math.sqrt(2 * Math.PI);
}

const odds = (factor: number) =>
  factor >= 1 ? `${show(factor, 1)} times as probable` : `${show(1 / factor, 1)} times less probable`;

function result(
  { rules, partners, evidence }: AxesSetting,
  found: Question & {
    readonly draws: Float64Array;
    readonly verdict: Verdict;
    readonly reason: string;
    readonly power: number;
    readonly powerHalf: number | null;
    readonly details: Readonly<Record<string, number>>;
  },
): HypothesisResult {
  const { draws, wouldSettle, details, power, powerHalf, ...rest } = found;
  const sorted = draws.toSorted();
  return {
    ...rest,
    unit: UNIT,
    statistic: rounded(quantileSorted(sorted, 0.5)),
    interval: { q5: rounded(quantileSorted(sorted, 0.05)), q95: rounded(quantileSorted(sorted, 0.95)) },
    p: null,
    power: rounded(power),
    powerHalf: powerHalf === null ? null : rounded(powerHalf),
    falseAlarm: null,
    n: partners.length,
    wouldSettle: found.verdict === 'not_determined' ? wouldSettle : '',
    details: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, rounded(value)])),
    evidence,
    rules: rules.digest,
  };
}

/** Supported: every part holds with the certainty asked for. Contradicted: the contrary of one does. Else open. */
export function jointVerdict(
  parts: readonly number[],
  against: readonly number[],
  certainty: number,
): Verdict {
  if (parts.every((p) => p >= certainty)) return 'supported';
  return against.some((p) => p >= certainty) ? 'contradicted' : 'not_determined';
}

/** Correlation of stocks under which independence is false by a stated amount. */
const FALSE_CORRELATION = 0.5;

function chanceWords(holds: Chances, fails: Chances, truth: string, falsehood: string): string {
  const reach = holds.reachable
    ? ''
    : ' No outcome could make it say supported: a posterior is too wide to lie within its bounds even in their middle, or no narrower than its prior.';
  return `With a record that says as much as this one it would say supported with probability ${show(holds.supported)} if ${truth}, and contradicted with ${show(fails.contradicted)} if ${falsehood}.${reach}`;
}

const chanceDetails = (holds: Chances, fails: Chances) => ({
  falselyContradicted: holds.contradicted,
  contradictedIfFalse: fails.contradicted,
  falselySupported: fails.supported,
  reachable: holds.reachable ? 1 : 0,
});

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
