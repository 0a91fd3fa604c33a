import { createHash } from 'node:crypto';
import { coderErrors } from '../coding/coder-error.js';
import { UsageError } from '../error.js';
import { computePanel } from '../indicators/panel.js';
import { assemble, halfYear } from '../model/latent/assemble.js';
import type { LatentData } from '../model/latent/data.js';
import type { Reporting } from '../model/latent/quantities.js';
import type { Store } from '../store/store.js';
import type { LatentSpec, Pack, PanelCell, PartnerCode } from '../types.js';

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
