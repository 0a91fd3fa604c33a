import { publishedBy, reportedOf } from './as-of.js';
import { coderErrors } from './coding/coder-error.js';
import { UsageError } from './error.js';
import { latentProblem, refuseWithoutEngagement } from './latent.js';
import { assemble } from './model/latent/assemble.js';
import { type FitOptions, StageError } from './model/latent/fit.js';
import { fitFrom } from './model/latent/fit-from.js';
import { leftOutWhole } from './model/latent/left-out-whole.js';
import { wholePieces } from './model/latent/whole-pieces.js';
import { readPack } from './pack/read.js';
import { loadPack } from './store/load.js';
import { Store } from './store/store.js';
import type { LatentSpec, LeftOutWhole, Pack, PanelCell, ShippedFit } from './types.js';

export interface WithoutOptions {
  readonly chains?: number;
  readonly warmup?: number;
  readonly draws?: number;
  readonly threads?: number;
  readonly onProgress?: FitOptions['onProgress'];
}

/** Enough for tiers, of which engagement mixes well; not for the loadings. Shorter steps than a long fit takes make up for a shorter warm-up. */
const SHORT = { chains: 2, warmup: 250, draws: 500, acceptance: 0.95 } as const;

/**
 * Fits the latent model of a pack once more without a series (its id), a group of sources (`group:<name>`) or an anchor (`anchor:<CODE>`),
 * beginning at the fit that the pack ships.
 * @throws {UsageError} for a pack without a fit of its very cells, for what it does not have, and where a chain fails.
 */
export async function fitWithout(
  directory: string,
  without: string,
  options: WithoutOptions = {},
): Promise<{ readonly digest: string; readonly made: LeftOutWhole }> {
  const whole = await readPack(directory);
  const { latent, fit } = whole;
  if (!latent || !fit)
    throw new UsageError(`${directory} has no fit to compare with; run tierline fit for the whole first`);
  const left = leaveOutOf(latent, without);
  const pack = publishedBy(whole, whole.period.to);
  const store = await Store.open();
  try {
    await loadPack(store, pack, whole.period.to);
    await store.lock();
    const made = await drawWithout({ store, pack, latent, fit, left, without }, options);
    return { digest: fit.digest, made };
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

interface Drawing {
  readonly store: Store;
  readonly pack: Pack;
  readonly latent: LatentSpec;
  readonly fit: ShippedFit;
  readonly left: Left;
  readonly without: string;
}

async function drawWithout(
  { store, pack, latent, fit, left, without }: Drawing,
  options: WithoutOptions,
): Promise<LeftOutWhole> {
  const { panel, reporting, digest } = await latentProblem(store, pack, latent, fit.seed);
  if (digest !== fit.digest)
    throw new UsageError('the fit of the pack is of another record or seed (stale); run tierline fit first');
  const { spec, keeps } = left;
  const errors = coderErrors(pack.people, pack.codings);
  const data = assemble(spec, panel.filter(keeps), pack.partners, errors);
  refuseWithoutEngagement(data, reportedOf(pack));
  const { threads = 2, onProgress } = options;
  const { chains, draws, warmup } = { ...SHORT, ...options };
  const drawn = await fitFrom(fit.quantities, data, reporting, {
    seed: fit.seed,
    ...{ chains, draws, warmup, threads },
    acceptance: Math.max(SHORT.acceptance, latent.acceptance),
    ...(onProgress && { onProgress }),
  }).catch((error: unknown) => {
    throw error instanceof StageError
      ? new UsageError(`the fit without ${without} failed: ${error.message}`)
      : error;
  });
  return leftOutWhole({ ...drawn, without, seed: fit.seed, spec, partners: reportedOf(pack), shipped: fit });
}
