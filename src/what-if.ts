import type { Build } from './types.js';

/** Tiers and verdicts that differ between two builds of one pack, in words. */
export function movesBetween(
  before: Pick<Build, 'standings' | 'claims'>,
  after: Pick<Build, 'standings' | 'claims'>,
): string[] {
  const tierOf = new Map(after.standings.map(({ partner, tier }) => [partner, tier]));
  const verdictOf = new Map(after.claims.map((claim) => [claim.id, claim.verdict]));
  return [
    ...before.standings
      .filter(({ partner, tier }) => tierOf.get(partner) !== tier)
      .map(
        ({ name, partner, tier }) =>
          `${name}: tier ${tier ?? 'unassigned'} becomes ${tierOf.get(partner) ?? 'unassigned'}`,
      ),
    ...before.claims
      .filter((claim) => verdictOf.get(claim.id) !== claim.verdict)
      .map((claim) => `${claim.id}: ${claim.verdict} becomes ${verdictOf.get(claim.id)}`),
  ];
}
