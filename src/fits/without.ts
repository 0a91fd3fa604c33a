import { publishedBy, reportedOf } from '../as-of.js';
import { coderErrors } from '../coding/coder-error.js';
import { UsageError } from '../error.js';
import { assemble } from '../model/latent/assemble.js';
import { type FitOptions, StageError } from '../model/latent/fit.js';
import { fitNear } from '../model/latent/fit-near.js';
import { leftOutWhole } from '../model/latent/left-out-whole.js';
import { wholePieces } from '../model/latent/whole-pieces.js';
import { refuseLength } from '../pack/latent-length.js';
import { readPack } from '../pack/read.js';
import { loadPack } from '../store/load.js';
import { Store } from '../store/store.js';
import type { LatentSpec, LeftOutWhole, Pack, PanelCell, ShippedFit } from '../types.js';
import { type LatentProblem, latentProblem, refuseWithoutEngagement } from './latent-problem.js';

export interface WithoutOptions {
  readonly chains?: number;
  readonly warmup?: number;
  readonly draws?: number;
  readonly threads?: number;
  readonly onProgress?: (
    without: string,
    ...progress: Parameters<Required<FitOptions>['onProgress']>
  ) => void;
}

/** Enough for tiers, of which engagement mixes well; not for the loadings. */
const SHORT = { chains: 2, warmup: 250, draws: 500 } as const;

/** Acceptance that chains aim at, and at once more, by shorter steps, where some draws diverged. */
const ACCEPTANCES = [0.95, 0.99] as const;

/** A piece that was left out: the fit without it, or why there is none. */
export type WithoutFit =
  | { readonly without: string; readonly digest: string; readonly made: LeftOutWhole }
  | { readonly without: string; readonly failed: string };

/**
 * Fits the latent model of a pack once more without each of some series (by id), groups of sources (`group:<name>`) or anchors
 * (`anchor:<CODE>`) in turn, beginning at the fit that the pack ships. A piece whose chain fails is told as such, and the next is fitted.
 * @throws {UsageError} before the first fit: for a pack without a fit of its very cells, and for what it does not have.
 */
export async function* fitWithout(
  directory: string,
  pieces: readonly string[],
  options: WithoutOptions = {},
): AsyncGenerator<WithoutFit> {
  refuseLength(options, { chains: 1, draws: 1 });
  const whole = await readPack(directory);
  const { latent, fit } = whole;
  if (!latent || !fit)
    throw new UsageError(`${directory} has no fit to compare with; run tierline fit for the whole first`);
  const all = [...new Set(pieces)].map((without) => ({ without, left: leaveOutOf(latent, without) }));
  const pack = publishedBy(whole, whole.period.to);
  const store = await Store.open();
  try {
    await loadPack(store, pack, whole.period.to);
    await store.lock();
    const problem = await latentProblem(store, pack, latent, fit.seed);
    if (problem.digest !== fit.digest)
      throw new UsageError(
        'the fit of the pack is of another record or seed (stale); run tierline fit first',
      );
    for (const { without, left } of all) yield drawWithout({ pack, fit, problem, left, without }, options);
  } finally {
    store.close();
  }
}

/** Spec and cells that remain. */
interface Left {
  readonly spec: LatentSpec;
  readonly keeps: (cell: PanelCell) => boolean;
}

/** @throws {UsageError} for what the pack does not have, or cannot do without. */
export function leaveOutOf(spec: LatentSpec, without: string): Left {
  const [kind, name] = without.includes(':') ? without.split(':', 2) : ['series', without];
  if (kind === 'anchor') return withoutAnchor(spec, name as string);
  const all = [...spec.items, ...spec.series];
  const gone = new Set(
    kind === 'group'
      ? spec.items.filter(({ group }) => group === name).map(({ id }) => id)
      : all.filter(({ id }) => kind === 'series' && id === name).map(({ id }) => id),
  );
  if (gone.size === 0)
    throw new UsageError(`--without: the pack has no ${without}; it has ${wholePieces(spec).join(', ')}`);
  const left = {
    ...spec,
    items: spec.items.filter(({ id }) => !gone.has(id)),
    series: spec.series.filter(({ id }) => !gone.has(id)),
  };
  if (!left.items.some(({ axis }) => axis === 'affinity') || !left.series.some(isEngagement))
    throw new UsageError(
      `--without: ${without} is all there is of affinity or engagement; it cannot be left out`,
    );
  return { spec: left, keeps: ({ series }) => !gone.has(series) };
}

const isEngagement = ({ outcome }: LatentSpec['series'][number]) => outcome === 'engagement';

function withoutAnchor(spec: LatentSpec, code: string): Left {
  const { high, low } = spec.anchors;
  const rest = { high: high.filter((one) => one !== code), low: low.filter((one) => one !== code) };
  if (![...high, ...low].includes(code))
    throw new UsageError(
      `--without: ${code} is no anchor; those of latent.yml are ${[...high, ...low].join(', ')}`,
    );
  if (rest.high.length === 0 || rest.low.length === 0)
    throw new UsageError(`--without: ${code} is the only anchor at its end; without it the axis has no name`);
  return { spec: { ...spec, anchors: rest }, keeps: ({ partner }) => partner !== code };
}

/** The first draws of which none diverged, or the last. */
export async function withoutDivergences<Drawn extends Pick<LeftOutWhole, 'diagnostics'>>(
  drawAt: (acceptance: number) => Promise<Drawn>,
): Promise<Drawn> {
  const [first, second] = ACCEPTANCES;
  const drawn = await drawAt(first);
  return drawn.diagnostics.divergences === 0 ? drawn : drawAt(second);
}

interface Drawing {
  readonly pack: Pack;
  readonly fit: ShippedFit;
  readonly problem: LatentProblem;
  readonly left: Left;
  readonly without: string;
}

async function drawWithout(
  { pack, fit, problem, left: { spec, keeps }, without }: Drawing,
  options: WithoutOptions,
): Promise<WithoutFit> {
  const { panel, reporting } = problem;
  const data = assemble(spec, panel.filter(keeps), pack.partners, coderErrors(pack.people, pack.codings));
  const { threads = 2, onProgress } = options;
  const { chains, draws, warmup } = { ...SHORT, ...options };
  const partners = reportedOf(pack);
  const drawAt = async (acceptance: number): Promise<LeftOutWhole> => {
    const drawn = await fitNear(fit.quantities, data, reporting, {
      seed: fit.seed,
      ...{ chains, draws, warmup, threads, acceptance },
      ...(onProgress && { onProgress: (stage, at) => onProgress(without, stage, at) }),
    });
    return leftOutWhole({ ...drawn, without, seed: fit.seed, spec, partners, shipped: fit });
  };
  try {
    refuseWithoutEngagement(data, partners);
    return { without, digest: fit.digest, made: await withoutDivergences(drawAt) };
  } catch (error) {
    if (error instanceof StageError || error instanceof UsageError) return { without, failed: error.message };
    throw error;
  }
}
