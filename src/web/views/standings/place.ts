import type { PartnerCode } from '../../../types.js';
import { inWords } from '../../../wording.js';
import type { PastStanding } from '../../data/shapes.js';
import { capital, joined } from '../../parts/words.js';

/** A standing with the name of its state. */
export interface Placed extends PastStanding {
  readonly name: string;
}

export interface Rung {
  /** Null for the states without a tier. */
  readonly tier: number | null;
  readonly states: readonly Placed[];
}

export const named = (
  standings: readonly PastStanding[],
  names: ReadonlyMap<PartnerCode, string>,
): Placed[] => standings.map((one) => ({ ...one, name: names.get(one.partner) ?? one.partner }));

/** The ladder from the first tier down, the most engaged first within each, the unassigned last. */
export function rungs(standings: readonly Placed[]): Rung[] {
  const sorted = standings.toSorted(
    (a, b) => (b.engagement.median ?? -1) - (a.engagement.median ?? -1) || a.name.localeCompare(b.name, 'en'),
  );
  const tiers = [...new Set(sorted.map(({ tier }) => tier))].toSorted((a, b) => (a ?? 99) - (b ?? 99));
  return tiers.map((tier) => ({ tier, states: sorted.filter((one) => one.tier === tier) }));
}

/** What the ladder says, as a sentence. */
export function finding(standings: readonly Placed[]): string {
  const ladder = rungs(standings);
  const assigned = standings.filter(({ tier }) => tier !== null).length;
  const [first] = ladder;
  const all = `${inWords(standings.length)} ${standings.length === 1 ? 'state' : 'states'}`;
  const of = `${assigned === 0 ? 'none' : inWords(assigned)} of ${all} can be placed`;
  if (!first || first.tier === null) return `${capital(of)} on this record`;
  const leaders = joined(first.states.map(({ name }) => name));
  return `${leaders} ${first.states.length === 1 ? 'stands' : 'stand'} in tier ${first.tier}; ${of}`;
}

/** The probability of the tier a state is in, or of the likeliest one. */
export const topProbability = ({ tierProbabilities }: Pick<Placed, 'tierProbabilities'>): number =>
  Math.max(0, ...Object.values(tierProbabilities));
