import { createHash } from 'node:crypto';
import type { HypothesisResult } from '../types.js';

/**
 * What decides each verdict, in words. The thresholds stand in `model.yml`; these are what is done with them, in the code beside them. Whoever
 * changes the code changes the text and its version, which a test holds against verdicts on fixed input.
 */
export const VERDICT_RULES = {
  stratified: {
    version: 2,
    text: 'supported: p < alpha and the whole 90 % interval above rope; contradicted: p >= alpha, and the interval below rope or p < alpha at half the strength with probability >= min_power; else not determined',
  },
  sequence: {
    version: 1,
    text: 'supported: precedence, breadth and containment each at p < alpha / 3, precedence above 0 and containment larger than with time reversed; contradicted: no p below alpha, and power >= min_power; else not determined',
  },
  closures: {
    version: 2,
    text: 'supported: hypergeometric tail < alpha and the interval of the ratio above 1; contradicted: the interval below 1 and a first leg that could have fallen (a region spared altogether would have a tail < alpha); else not determined',
  },
  channels: {
    version: 1,
    text: 'supported: p < alpha under every reading; contradicted: p >= alpha and power at the root of the odds >= min_power under every reading; else not determined',
  },
  form: {
    version: 1,
    text: 'supported: as many states whose gap of 90 % leaves out zero as come about with p < alpha where each does so one time in ten; contradicted: p >= alpha and power >= min_power; else not determined',
  },
  'axes-independence': {
    version: 1,
    text: 'supported: both correlations within correlation_rope with probability >= certainty; contradicted: either beyond it with probability >= certainty; else not determined',
  },
  'axes-dissociation': {
    version: 1,
    text: 'supported: each of engagement on affinity > 0, engagement on slack within slope_rope, revenue on slack > 0, revenue on affinity within slope_rope has probability >= certainty; contradicted: the contrary of one has; else not determined',
  },
  'axes-slope': {
    version: 1,
    text: 'supported: the slope is above 0 with probability >= certainty; contradicted: below 0 with probability >= certainty; else not determined',
  },
} as const;

type Rule = keyof typeof VERDICT_RULES;

const ruleOf = (id: string): Rule => {
  if (id === 'axes-alignment' || id === 'axes-same-channels') return 'axes-slope';
  return (Object.keys(VERDICT_RULES) as Rule[]).find((rule) => id.startsWith(rule)) as Rule;
};

/** The result with its rule in words, and a digest over thresholds and words in place of that of the thresholds alone. */
export function withRule(result: HypothesisResult): HypothesisResult {
  const { version, text } = VERDICT_RULES[ruleOf(result.id)];
  const rules = createHash('sha256')
    .update(JSON.stringify([result.rules, version, text]))
    .digest('hex');
  return { ...result, rule: { version, text }, rules };
}
