import type { ListedKind, ListedLink, Listing, Statement } from '../types.js';
import { foldName } from './fold.js';
import { entityId, schemaFor, statementOn } from './statements.js';

/** An entry with the day of the file it stands in; empty where the file has none. */
export interface DatedListing {
  readonly listing: Listing;
  readonly day: string;
}

export interface ReadLinks {
  readonly statements: readonly Statement[];
  /** Links that entries name, once for each entry, relation and name. */
  readonly named: number;
  /** Those of them that name one entry of the lists; the others stay notes on their entity. */
  readonly resolved: number;
}

/**
 * Links between entries as entities of their own. A name in a link is that of an entry only if it has the same letters (case, accents and
 * punctuation aside) and is borne by one entity only: among the primary names of the same list, else its other names but weak ones, else the
 * same of all lists.
 */
export function linksOf(
  dated: readonly DatedListing[],
  canonical: (id: string) => string = (id) => id,
): ReadLinks {
  const find = bearersOf(dated);
  const outcomes = new Map<string, boolean>();
  const statements = dated.flatMap(({ listing, day }) =>
    schemaFor(listing.kind) === ''
      ? []
      : listing.links.flatMap((link) => {
          const bearers = new Map(find(listing, link.name).map((id) => [canonical(id), id] as const));
          const [other] = bearers.values();
          const known =
            bearers.size === 1 && other !== undefined && !bearers.has(canonical(entityId(listing)));
          outcomes.set([entityId(listing), link.relation, link.name].join('\0'), known);
          return known ? linkStatements(listing, link, other, day) : [];
        }),
  );
  const resolved = [...outcomes.values()].filter((known) => known).length;
  return { statements, named: outcomes.size, resolved };
}

const keyOf = (name: string): string => foldName(name).tokens.join(' ');

/** Who bears a name, from the pool that decides: none, one or several entities. */
function bearersOf(dated: readonly DatedListing[]): (from: Listing, name: string) => readonly string[] {
  const pools = new Map<string, Set<string>>();
  for (const { listing } of dated) {
    if (schemaFor(listing.kind) === '' || listing.kind === 'wallet') continue;
    for (const { name, kind } of listing.names) {
      const key = keyOf(name);
      if (key === '' || kind === 'weak') continue;
      for (const list of [listing.list, '*']) {
        const pool = `${list} ${kind === 'primary' ? 'primary' : 'other'} ${key}`;
        pools.set(pool, (pools.get(pool) ?? new Set()).add(entityId(listing)));
      }
    }
  }
  return ({ list }, name) => {
    const key = keyOf(name);
    const order = [`${list} primary`, `${list} other`, '* primary', '* other'];
    const pool = order.map((place) => pools.get(`${place} ${key}`)).find((found) => found !== undefined);
    return [...(pool ?? [])];
  };
}

/** What can be owned in terms of FollowTheMoney; another entry that is `owned by` somebody is linked to it. */
const ASSETS: ReadonlySet<ListedKind> = new Set(['vessel', 'aircraft']);

function linkStatements(listing: Listing, link: ListedLink, other: string, day: string): Statement[] {
  const mine = entityId(listing);
  const on = (id: string, schema: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([property, value]) => statementOn(id, schema, property, value, listing, day));
  if (listing.kind === 'wallet') return on(mine, 'CryptoWallet', { holder: other });
  const id = `${mine}-${link.relation.replace(/\W+/g, '-')}-${other}`;
  return link.relation === 'owned by' && ASSETS.has(listing.kind)
    ? on(id, 'Ownership', { owner: other, asset: mine, role: link.relation })
    : on(id, 'UnknownLink', { subject: mine, object: other, role: link.relation });
}
