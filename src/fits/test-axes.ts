import { reportedOf } from '../as-of.js';
import { axesHypotheses } from '../hypotheses/axes.js';
import { CORRELATION_SD } from '../model/latent/latent-model.js';
import { SLOPE_SD } from '../model/latent/outcome.js';
import type { HypothesisResult, Pack } from '../types.js';
import type { LatentProblem } from './latent-problem.js';

/** What the thesis says of the axes, asked of the draws of a usable fit; empty where the rules ask nothing of them. */
export function testAxes(pack: Pack, problem: LatentProblem): HypothesisResult[] {
  const { fit, latent } = pack;
  const rules = pack.model.hypotheses;
  if (!fit || !latent || !rules?.axes) return [];
  const { columns } = fit;
  const partners = reportedOf(pack).filter(
    (code) => columns[`slack[${code}]`] && columns[`affinity[${code}]`] && columns[`revenue[${code}]`],
  );
  const known = new Set(pack.evidence.map(({ id }) => id));
  const evidence = problem.panel
    .filter(({ partner }) => partners.includes(partner))
    .flatMap((cell) => cell.evidence)
    .filter((id) => known.has(id));
  const priors = { slope: SLOPE_SD, correlation: CORRELATION_SD };
  return axesHypotheses({ rules, columns, priors, partners, evidence: [...new Set(evidence)].sort() });
}
