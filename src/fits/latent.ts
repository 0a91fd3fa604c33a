import { createHash } from 'node:crypto';
import { namesOf, publishedBy, reportedOf } from '../as-of.js';
import { coderErrors } from '../coding/coder-error.js';
import { UsageError } from '../error.js';
import { axesHypotheses } from '../hypotheses/axes.js';
import { computePanel } from '../indicators/panel.js';
import type { Axis } from '../model/axis.js';
import { contradiction } from '../model/latent/anchors.js';
import { assemble, halfYear } from '../model/latent/assemble.js';
import { predictiveChecks } from '../model/latent/checks.js';
import { constantSeries } from '../model/latent/constant-series.js';
import type { LatentData } from '../model/latent/data.js';
import { type Fit, type FitOptions, fitLatent, StageError } from '../model/latent/fit.js';
import { CORRELATION_SD } from '../model/latent/latent-model.js';
import { SLOPE_SD } from '../model/latent/outcome.js';
import { ITEM_PRIORS } from '../model/latent/priors.js';
import type { Reporting } from '../model/latent/quantities.js';
import { DETECTION_FACTOR } from '../model/latent/series.js';
import { shippedDraws } from '../model/latent/shipped-draws.js';
import { latentStandings } from '../model/latent/standings.js';
import { wholePieces } from '../model/latent/whole-pieces.js';
import { judged } from '../model/sampler/diagnostics.js';
import { tierNotices } from '../model/tier-notices.js';
import { refuseLength } from '../pack/latent-length.js';
import { readPack } from '../pack/read.js';
import { loadPack } from '../store/load.js';
import { Store } from '../store/store.js';
import type { Lineage } from '../trace/lineage.js';
import type {
  GapResult,
  HypothesisResult,
  LatentSpec,
  ModelReport,
  Pack,
  PanelCell,
  PartnerCode,
  ShippedFit,
  Standing,
  TierRule,
} from '../types.js';
import { type CheckpointNews, type Checkpoints, checkpointsIn } from './checkpoints.js';
import { eventsBehind, recordLatent } from './record-latent.js';

/** Changes when the same cells would be fitted differently: the density, its coordinates, or what is kept. */
export const LATENT_VERSION = 4;

/** What a pack gives the latent model, and its digest. */
export interface LatentProblem {
  readonly panel: readonly PanelCell[];
  readonly data: LatentData;
  readonly reporting: Reporting;
  readonly digest: string;
}

/** Cells and arrays of a loaded pack. */
export async function latentProblem(
  store: Store,
  pack: Pack,
  spec: LatentSpec,
  seed: number,
): Promise<LatentProblem> {
  const panel = await computePanel(store, pack, spec);
  const data = assemble(spec, panel, pack.partners, coderErrors(pack.people, pack.codings));
  const reporting = {
    states: pack.partners.flatMap(({ reported }, i) => (reported ? [i] : [])),
    from: halfYear(pack.period.from),
    seed,
  };
  const { chains, warmup, draws, acceptance } = spec;
  const length = { chains, warmup, draws, acceptance };
  const plain = JSON.stringify([LATENT_VERSION, data, reporting, length], (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  return { panel, data, reporting, digest: createHash('sha256').update(plain).digest('hex') };
}

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
      'the fit in fit/ is of another record, seed or date (stale); run tierline fit for this one',
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

/** Standings and gaps from a usable fit, the composite beside them. */
export function measureByFit(
  lineage: Lineage,
  pack: Pack,
  problem: LatentProblem,
  seed: number,
  shadow: { readonly standings: readonly Standing[]; readonly gaps: readonly GapResult[] },
  formal: Axis,
): { standings: Standing[]; gaps: GapResult[]; notices: string[] } {
  const [spec, fit] = [pack.latent as LatentSpec, pack.fit as ShippedFit];
  const partners = reportedOf(pack);
  const events = eventsBehind(lineage, spec, problem);
  const evidence = new Map(partners.map((partner) => [partner, events('engagement', partner)]));
  const standings = latentStandings(fit.columns, partners, evidence, pack.model.tiers, seed, formal);
  const recorded = recordLatent({
    lineage,
    pack,
    spec,
    problem,
    fit,
    standings,
    shadow: shadow.standings,
    shadowGaps: shadow.gaps,
  });
  return { ...recorded, notices: tierNotices(standings.tiering, pack.model.tiers, namesOf(pack)) };
}

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
    .filter(
      ({ partner, series }) => partners.includes(partner) && latent.series.some(({ id }) => id === series),
    )
    .flatMap((cell) => cell.evidence)
    .filter((id) => known.has(id));
  const priors = { slope: SLOPE_SD, correlation: CORRELATION_SD };
  return axesHypotheses({ rules, columns, priors, partners, evidence: [...new Set(evidence)].sort() });
}

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
  /** Called when all is read and nothing is drawn yet; what it throws ends the fit. */
  readonly onBegin?: () => void;
  /** Hears what is odd about the cells, before anything is drawn. */
  readonly onNotice?: (notice: string) => void;
  readonly onProgress?: FitOptions['onProgress'];
  /** Folder of the checkpoints, from which the fit goes on where they are of the same problem; without it none are written. */
  readonly checkpoints?: string;
}

/**
 * Tiers are made of engagement: every reported partner needs a cell of it, and there must be two to compare.
 * @throws {UsageError} naming who has none, before anything is drawn.
 */
export function refuseWithoutEngagement(
  { states, outcomes }: LatentData,
  reported: readonly PartnerCode[],
): void {
  if (reported.length < 2)
    throw new UsageError(
      'partners.csv: tiers compare at least two reported partners; set reported to yes for another',
    );
  const seen = outcomes.find(({ id }) => id === 'engagement')?.states ?? new Int32Array();
  const silent = reported.filter((code) => !seen.includes(states.indexOf(code)));
  if (silent.length > 0)
    throw new UsageError(
      `latent.yml: no series of engagement has a cell of ${silent.join(', ')}, so there is no tier to draw for; widen its query (a half-year in which nothing was found is a zero), or set reported to no in partners.csv`,
    );
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
    options.onBegin?.();
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
