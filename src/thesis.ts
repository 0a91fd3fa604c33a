import { publishedBy, reportedOf } from './as-of.js';
import { formAgainstReality } from './hypotheses/form-reality.js';
import { runHypotheses } from './hypotheses/hypotheses.js';
import type { BuildOptions, GapResult, HypothesisResult, Pack } from './types.js';

/** Tests the hypotheses of a pack by its own rules; none where it has no rules. Same pack and seed, same results. */
export function testHypotheses(pack: Pack, options: Partial<BuildOptions> = {}): HypothesisResult[] {
  const { hypotheses: rules, seed } = pack.model;
  if (rules === null) return [];
  const asOf = options.asOf ?? pack.period.to;
  const seen = publishedBy(pack, asOf);
  return runHypotheses({
    rules,
    partners: reportedOf(seen),
    evidence: seen.evidence,
    closures: seen.closures,
    networks: seen.networks,
    organs: seen.organs,
    asOf,
    seed: options.seed ?? seed,
  });
}

/** What is asked of the gaps between paper and fact; empty where the rules ask nothing of them. */
export function testForm(pack: Pack, gaps: readonly GapResult[]): HypothesisResult[] {
  const { hypotheses: rules } = pack.model;
  return rules === null ? [] : formAgainstReality(rules, gaps);
}
