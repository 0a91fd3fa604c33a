import { build } from '../build.js';
import type { Build, Day, Estimated, Pack, Standing } from '../types.js';

/** Where all partners stood by what was published by a day. */
export interface ReplayEntry {
  readonly asOf: Day;
  readonly model: 'latent' | 'composite';
  readonly partners: readonly ReplayPartner[];
}

export interface ReplayPartner
  extends Pick<Standing, 'partner' | 'tier' | 'betweenTiers' | 'reason' | 'tierProbabilities'> {
  readonly affinity: Estimated;
  readonly slack: Estimated;
  readonly engagement: Estimated;
  readonly revenue: Estimated;
}

/**
 * The days that a replay stops at: every year end from the first year that indicators count, or the first with evidence where that is later,
 * then the day of the build.
 */
export function replayDays({ period, evidence }: Pack, asOf: Day): Day[] {
  const known = evidence.flatMap(({ published }) => published ?? []).sort();
  const first = Math.max(Number(period.from.slice(0, 4)), Number((known[0] ?? asOf).slice(0, 4)));
  const last = Number(asOf.slice(0, 4));
  const ends = Array.from({ length: Math.max(0, last - first) }, (_, i) => `${first + i}-12-31`);
  return [...ends, asOf];
}

/** The standings as of each day of {@link replayDays}, by the composite: a fit of the latent model is of one day only. */
export async function replay(
  pack: Pack,
  { asOf, seed }: { readonly asOf: Day; readonly seed: number },
  progress: (done: number, of: number) => void = () => {},
): Promise<ReplayEntry[]> {
  const days = replayDays(pack, asOf);
  const entries: ReplayEntry[] = [];
  for (const day of days) {
    progress(entries.length, days.length);
    entries.push(replayEntry(await build(pack, { asOf: day, seed, composite: true, only: 'standings' })));
  }
  return entries;
}

/** What a replay keeps of a build. */
export function replayEntry({
  asOf,
  model,
  standings,
}: Pick<Build, 'asOf' | 'model' | 'standings'>): ReplayEntry {
  return {
    asOf,
    model: model.name,
    partners: standings.map((standing) => {
      const { partner, tier, betweenTiers, reason, tierProbabilities } = standing;
      const { affinity, slack, engagement, revenue } = standing;
      return {
        partner,
        tier,
        betweenTiers,
        reason,
        tierProbabilities,
        affinity,
        slack,
        engagement: bare(engagement),
        revenue: bare(revenue),
      };
    }),
  };
}

const bare = ({ median, q5, q95, n }: Estimated): Estimated => ({ median, q5, q95, n });
