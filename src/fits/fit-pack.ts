import { publishedBy, reportedOf } from '../as-of.js';
import { UsageError } from '../error.js';
import { contradiction } from '../model/latent/anchors.js';
import { constantSeries } from '../model/latent/constant-series.js';
import { type Fit, type FitOptions, fitLatent, StageError } from '../model/latent/fit.js';
import { shippedDraws } from '../model/latent/shipped-draws.js';
import { refuseLength } from '../pack/latent-length.js';
import { readPack } from '../pack/read.js';
import { loadPack } from '../store/load.js';
import { Store } from '../store/store.js';
import type { LatentSpec, PartnerCode, TierRule } from '../types.js';
import { type CheckpointNews, type Checkpoints, checkpointsIn } from './checkpoints.js';
import { latentProblem, refuseWithoutEngagement } from './latent-problem.js';

/** A fit and what it is of. */
export interface PackFit {
  readonly digest: string;
  /** States whose draws a pack ships: the reported ones and the anchors. */
  readonly shipped: readonly PartnerCode[];
  readonly reported: readonly PartnerCode[];
  readonly tierRule: TierRule;
  readonly seed: number;
  readonly fit: Fit;
}

export interface FitPackOptions extends CheckpointNews {
  readonly asOf?: string;
  readonly seed?: number;
  readonly chains?: number;
  readonly draws?: number;
  readonly threads?: number;
  /** Called with what latent.yml says when all is read and nothing is drawn yet; what it throws ends the fit. */
  readonly onBegin?: (spec: LatentSpec) => void;
  /** Hears what is odd about the cells, before anything is drawn. */
  readonly onNotice?: (notice: string) => void;
  readonly onProgress?: FitOptions['onProgress'];
  /** Folder of the checkpoints, from which the fit goes on where they are of the same problem; without it none are written. */
  readonly checkpoints?: string;
}

/**
 * Draws from the latent model of a pack, from evidence published by the as-of date.
 * @throws {UsageError} for a pack without latent.yml or without anything to compare, and where a chain fails; {PackError} where a query fails.
 */
export async function fitPack(directory: string, options: FitPackOptions = {}): Promise<PackFit> {
  refuseLength(options);
  const whole = await readPack(directory);
  const spec = whole.latent;
  if (!spec)
    throw new UsageError(`${directory} has no latent.yml; docs/pack-format.md says how to write one`);
  const asOf = options.asOf ?? whole.period.to;
  const seed = options.seed ?? whole.model.seed;
  const pack = publishedBy(whole, asOf);
  const store = await Store.open();
  try {
    await loadPack(store, pack, asOf);
    await store.lock();
    const length = { ...spec, chains: options.chains ?? spec.chains, draws: options.draws ?? spec.draws };
    const { data, reporting, digest } = await latentProblem(store, pack, length, seed);
    refuseWithoutEngagement(data, reportedOf(pack));
    options.onBegin?.(spec);
    for (const notice of constantSeries(data)) options.onNotice?.(notice);
    const { chains, warmup, draws, acceptance } = length;
    const { threads = 2, onProgress } = options;
    const checkpoints: Checkpoints | undefined =
      options.checkpoints === undefined ? undefined : checkpointsIn(options.checkpoints, digest, options);
    const fit = await fitLatent(data, reporting, {
      seed,
      chains,
      warmup,
      draws,
      acceptance,
      threads,
      ...(onProgress && { onProgress }),
      ...(checkpoints && { checkpoints }),
    }).catch((error: unknown) => {
      throw error instanceof StageError
        ? new UsageError(`the fit failed: ${error.message}; nothing was drawn from it`)
        : error;
    });
    const shipped = [...reportedOf(pack), ...spec.anchors.high, ...spec.anchors.low];
    const told = { digest, shipped, reported: reportedOf(pack), tierRule: pack.model.tiers, seed };
    return { ...told, fit: withAnchors(fit, spec, shipped) };
  } finally {
    store.close();
  }
}

/** A fit whose anchors contradict the axis has failed, however well it mixes; judged are the draws that a pack ships, as on reading. */
function withAnchors(fit: Fit, spec: LatentSpec, shipped: readonly PartnerCode[]): Fit {
  const reason = contradiction(spec, shippedDraws(fit.names, fit.chains, shipped).columns);
  if (reason === null) return fit;
  const { diagnostics } = fit;
  return { ...fit, diagnostics: { ...diagnostics, failed: [...diagnostics.failed, reason] } };
}
