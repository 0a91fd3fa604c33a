import { stringify } from 'csv-stringify/sync';
import type { Listing } from '../types.js';
import { birthsContradict, birthsOf } from './births.js';
import { NameIndex } from './name-index.js';
import { entityId } from './statements.js';

/** Closeness of names from which two entries of different lists are put before people. */
const FROM = 0.93;

export interface Proposal {
  readonly left: string;
  readonly right: string;
  /** What speaks for and against. */
  readonly note: string;
}

/**
 * Pairs of entries of different lists and one kind whose names are near, for people to judge: nothing is joined by this. Each pair once, in the order of
 * the entries.
 */
export function proposePairs(listings: readonly Listing[]): Proposal[] {
  const index = new NameIndex<Listing>();
  const pairs = new Map<string, Proposal>();
  for (const listing of listings) {
    for (const { name } of listing.names)
      for (const { of, listed, score, reasons } of index.find(name)) {
        if (score < FROM || of.list === listing.list || of.kind !== listing.kind) continue;
        const [left, right] = [entityId(of), entityId(listing)];
        const key = `${left} ${right}`;
        if (pairs.has(key)) continue;
        const names = `"${listed.name}" and "${name}": ${reasons.join('; ')}`;
        pairs.set(key, { left, right, note: [names, ...evidence(of, listing)].join('; ') });
      }
    for (const name of listing.names) index.add(listing, name);
  }
  return [...pairs.values()];
}

/** What beside names two entries share or contradict. */
function evidence(a: Listing, b: Listing): string[] {
  const numbers = new Set(a.identifiers.map(({ kind, value }) => `${kind} ${value}`));
  const shared = b.identifiers
    .map(({ kind, value }) => `${kind} ${value}`)
    .filter((number) => numbers.has(number));
  const [one, two] = [birthsOf(a), birthsOf(b)];
  const agree = one.some((first) =>
    two.some((second) => first.startsWith(second) || second.startsWith(first)),
  );
  return [
    ...shared.map((number) => `the same ${number}`),
    ...(agree ? ['births agree'] : []),
    ...(birthsContradict(one, two) ? [`births differ: ${one.join(', ')} and ${two.join(', ')}`] : []),
  ];
}

/** Proposals as a table of judgements, all of them undecided: people change the word and say who they are. */
export function proposalsCsv(proposals: readonly Proposal[]): string {
  const rows = proposals.map(({ left, right, note }) => [left, right, 'undecided', 'tierline', '', note]);
  return stringify([['left', 'right', 'judgement', 'by', 'date', 'note'], ...rows]);
}
