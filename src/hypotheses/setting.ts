import { type Random, stream } from '../stats/index.js';
import type {
  Closure,
  Day,
  Evidence,
  HypothesisResult,
  HypothesisRules,
  Network,
  Organ,
  PartnerCode,
  Verdict,
} from '../types.js';
import { fixed } from '../wording.js';
import type { SpreadPower } from './spread-power.js';
import type { Trip } from './trips.js';

/** What every test is given. */
export interface Setting {
  readonly rules: HypothesisRules;
  /** The reported partners; stops are places in this list. */
  readonly partners: readonly PartnerCode[];
  readonly trips: readonly Trip[];
  readonly evidence: readonly Evidence[];
  readonly closures: readonly Closure[];
  readonly networks: readonly Network[];
  readonly organs: readonly Organ[];
  readonly asOf: Day;
  readonly seed: number;
}

export const DIRECTIONS = ['outgoing', 'incoming'] as const;

/** Whose choice a direction shows. */
export const CHOICE = {
  outgoing: "trips of the actor's side, which show what the actor chooses",
  incoming: "trips of the partners' side, which show what the partners choose",
} as const;

/** Simulated data sets per power; a share of 0.5 has a standard error of 0.025. */
export const POWER_REPEATS = 400;

export const randomOf = ({ seed }: Setting, ...names: string[]): Random =>
  stream(seed, 'hypotheses', ...names);

/** A result of which nothing but the question is known yet. */
export type Open = Pick<HypothesisResult, 'id' | 'question' | 'unit' | 'null' | 'measure'>;

/** A result that could not be computed, and why. */
export function undetermined(
  open: Open,
  { rules }: Pick<Setting, 'rules'>,
  n: number,
  reason: string,
  wouldSettle: string,
  evidence: readonly string[],
): HypothesisResult {
  return {
    ...open,
    statistic: null,
    interval: null,
    p: null,
    power: null,
    powerHalf: null,
    falseAlarm: null,
    n,
    verdict: 'not_determined',
    reason,
    wouldSettle,
    details: {},
    evidence,
    rules: rules.digest,
  };
}

/**
 * The rule for spreads of rates. Supported: the null falls and the whole interval lies above the rope. Contradicted: the
 * null stands, and the interval lies within the rope or would have fallen at half the strength often enough. Else open.
 */
export function spreadVerdict(
  { alpha, minPower, stratified: { rope } }: HypothesisRules,
  p: number,
  interval: { readonly q5: number; readonly q95: number },
  rejectsHalf: number,
): Verdict {
  if (p < alpha && interval.q5 > rope) return 'supported';
  if (p >= alpha && (interval.q95 < rope || rejectsHalf >= minPower)) return 'contradicted';
  return 'not_determined';
}

/** What a test of a spread found, before the rule has spoken. */
export interface SpreadFound extends Pick<HypothesisResult, 'n' | 'details' | 'evidence'> {
  readonly p: number;
  /** Against the tiers that the rules name, those of half their strength, and (null where it is not simulated) mild dispersion alone. */
  readonly whole: SpreadPower;
  readonly half: SpreadPower;
  readonly none: SpreadPower | null;
  readonly spread: { readonly median: number; readonly q5: number; readonly q95: number };
  /** What would settle it where it stays open. */
  readonly settle: string;
}

/** The result of a test of a spread, with the verdict of {@link spreadVerdict}. */
export function spreadResult(
  open: Open,
  { rules }: Setting,
  { spread, settle, p, whole, half, none, ...found }: SpreadFound,
): HypothesisResult {
  const verdict = spreadVerdict(rules, p, spread, half.rejects);
  return {
    ...open,
    statistic: rounded(spread.median),
    interval: boundsOf(spread),
    p: rounded(p, 6),
    power: rounded(whole.supports),
    powerHalf: rounded(half.supports),
    falseAlarm: none && rounded(none.supports),
    n: found.n,
    verdict,
    reason: spreadReason(verdict, rules, p, spread, whole),
    wouldSettle: verdict === 'not_determined' ? settle : '',
    details: {
      ...found.details,
      rejects: rounded(whole.rejects),
      rejectsHalf: rounded(half.rejects),
      ...(none && { rejectsNone: rounded(none.rejects) }),
    },
    evidence: found.evidence,
    rules: rules.digest,
  };
}

/** The sentence for {@link spreadVerdict}. */
export function spreadReason(
  verdict: Verdict,
  { alpha, stratified: { rope } }: HypothesisRules,
  p: number,
  { median, q5, q95 }: { readonly median: number; readonly q5: number; readonly q95: number },
  { rejects, supports }: SpreadPower,
): string {
  const found = `p = ${show(p, 3)}; standard deviation of log rates ${show(median)} (${show(q5)} to ${show(q95)})`;
  const able = `with tiers as strong as the rules name the null would fall with probability ${show(rejects)}, and the rule say supported with ${show(supports)}`;
  if (verdict === 'supported') return `${found}, all of it above ${rope}; ${able}.`;
  if (verdict === 'contradicted')
    return `${found}; the null stands and the test would have seen more; ${able}.`;
  const why =
    p < alpha
      ? `the null falls, but the interval reaches down to differences too small to matter (${rope})`
      : 'the null stands, but so few trips could not have shown half that strength';
  return `${found}: ${why}; ${able}.`;
}

export const show = (value: number, digits = 2) => fixed(value, digits);

export const rounded = (value: number, digits = 4) => Number(value.toFixed(digits));

export const boundsOf = ({ q5, q95 }: { readonly q5: number; readonly q95: number }) => ({
  q5: rounded(q5),
  q95: rounded(q95),
});
