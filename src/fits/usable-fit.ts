import { reportedOf } from '../as-of.js';
import { contradiction } from '../model/latent/anchors.js';
import { predictiveChecks } from '../model/latent/checks.js';
import { constantSeries } from '../model/latent/constant-series.js';
import { ITEM_PRIORS } from '../model/latent/priors.js';
import { DETECTION_FACTOR } from '../model/latent/series.js';
import { wholePieces } from '../model/latent/whole-pieces.js';
import { judged } from '../model/sampler/diagnostics.js';
import type { Store } from '../store/store.js';
import type { LatentSpec, ModelReport, Pack, ShippedFit } from '../types.js';
import { type LatentProblem, latentProblem } from './latent-problem.js';

/**
 * The fit that a pack ships if it is of the very cells at hand and its diagnostics hold, with its problem; else why the composite has to
 * stand in. A fit of another record is kept and named, never used. Where the model was fitted to this record and cannot be trusted, no
 * tier is told by another method either (decision 0029).
 */
export async function usableFit(
  store: Store,
  pack: Pack,
  seed: number,
): Promise<{ readonly report: ModelReport; readonly problem: LatentProblem | null }> {
  const { latent, fit, failedFit } = pack;
  const own = fit && judged(fit.diagnostics, fit.quantities);
  const composite = (reason: string, refused = false, diagnostics = own) => ({
    report: { ...compositeReport(reason, refused), diagnostics },
    problem: null,
  });
  if (!latent) return composite('the pack has no latent.yml');
  const problem = await latentProblem(store, pack, latent, seed);
  if (failedFit?.digest === problem.digest && fit?.digest !== problem.digest)
    return composite(
      `the latent model was fitted to this record and failed its diagnostics: ${failedFit.diagnostics.failed.join('; ')}${fit ? '; the last good fit is kept and is of another record (stale)' : ''}`,
      true,
      failedFit.diagnostics,
    );
  if (!fit) return composite('the latent model was not fitted yet; run tierline fit');
  if (fit.digest !== problem.digest)
    return composite(
      'the fit in fit/ is of another record, seed, date or length (stale); run tierline fit for this one',
    );
  if (own && own.failed.length > 0)
    return composite(`the fit failed its diagnostics: ${own.failed.join('; ')}`, true);
  const silent = reportedOf(pack).filter((code) => !fit.columns[`engagement[${code}]`]);
  if (silent.length > 0)
    return composite(
      `the fit has no draws of the engagement of ${silent.join(', ')}; run tierline fit again`,
      true,
    );
  const reason = contradiction(latent, fit.columns);
  if (reason !== null) return composite(reason, true);
  const checks = predictiveChecks(problem.data, fit.quantities);
  return {
    report: {
      name: 'latent',
      reason: null,
      diagnostics: fit.diagnostics,
      checks,
      loadingPrior: ITEM_PRIORS.logLoading,
      detectionFactor: DETECTION_FACTOR,
      leftOutWhole: wholesOf(latent, fit),
      refused: null,
      notices: constantSeries(problem.data),
    },
    problem,
  };
}

/** What is said of the model where the composite speaks, and whether tiers are refused for the same reason. */
export const compositeReport = (reason: string, refused = false): ModelReport => ({
  name: 'composite',
  reason,
  diagnostics: null,
  checks: [],
  loadingPrior: null,
  detectionFactor: null,
  leftOutWhole: { runs: [], notRun: [] },
  refused: refused ? reason : null,
  notices: [],
});

function wholesOf(spec: LatentSpec, { leftOutWhole }: ShippedFit): ModelReport['leftOutWhole'] {
  const runs = leftOutWhole.map((run) => {
    const diagnostics = judged(run.diagnostics);
    return { ...run, diagnostics, partners: diagnostics.failed.length > 0 ? [] : run.partners };
  });
  const done = new Set(runs.map(({ without }) => without));
  return { runs, notRun: wholePieces(spec).filter((piece) => !done.has(piece)) };
}
