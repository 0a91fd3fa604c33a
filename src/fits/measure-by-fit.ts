import { namesOf, reportedOf } from '../as-of.js';
import type { Axis } from '../model/axis.js';
import { latentStandings } from '../model/latent/standings.js';
import { tierNotices } from '../model/tier-notices.js';
import type { Lineage } from '../trace/lineage.js';
import type { GapResult, LatentSpec, Pack, ShippedFit, Standing } from '../types.js';
import type { LatentProblem } from './latent-problem.js';
import { eventsBehind, recordLatent } from './record-latent.js';

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
