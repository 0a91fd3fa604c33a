import type { Build } from '../types.js';

type Standings = Pick<Build, 'standings'>;
type Claims = Pick<Build, 'claims'>;

/** Tiers and verdicts that differ between two builds, in words, with states and claims that one of them alone has. */
export const movesBetween = (before: Standings & Claims, after: Standings & Claims): string[] => [
  ...movedTiers(before, after),
  ...movedVerdicts(before, after),
];

export function movedTiers({ standings: before }: Standings, { standings: after }: Standings): string[] {
  const words = ({ partner, name, tier }: Build['standings'][number]): Worded => ({
    id: partner,
    name,
    words: `tier ${tier ?? 'unassigned'}`,
    becomes: `${tier ?? 'unassigned'}`,
  });
  return moved(before.map(words), after.map(words));
}

export function movedVerdicts({ claims: before }: Claims, { claims: after }: Claims): string[] {
  const words = ({ id, verdict }: Build['claims'][number]): Worded => ({
    id,
    name: id,
    words: verdict,
    becomes: verdict,
  });
  return moved(before.map(words), after.map(words));
}

interface Worded {
  readonly id: string;
  readonly name: string;
  /** What it is, and what another becomes that turns into it. */
  readonly words: string;
  readonly becomes: string;
}

function moved(before: readonly Worded[], after: readonly Worded[]): string[] {
  const now = new Map(after.map((one) => [one.id, one]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before
      .filter(({ id, words }) => now.get(id)?.words !== words)
      .map(({ id, name, words }) => `${name}: ${words} becomes ${now.get(id)?.becomes ?? 'gone'}`),
    ...after.filter(({ id }) => !known.has(id)).map(({ name, words }) => `${name}: new, ${words}`),
  ];
}
