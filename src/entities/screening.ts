import { type Listing, MATCH_FROM, type ScreenMatch, type ScreenRow, type ScreenSource } from '../types.js';
import { birthsContradict, birthsOf } from './births.js';
import { groupBy } from './graph.js';
import { isLinked } from './linked.js';
import { type Hit, NameIndex } from './name-index.js';
import { entityId, schemaFor } from './statements.js';

/** An entry with how it stands to North Korea. */
interface Party {
  readonly listing: Listing;
  readonly standing: string;
  /** Whether the entry only names it, and is not its own. */
  readonly named?: true;
}

/** Closeness from which a name in a link is taken for the entry it names. */
const LINK_FROM = 0.93;

/** What an entry says is all that is known here: a pack may tie its party to North Korea all the same. */
const UNLINKED = 'listed under no programme, state or rule on North Korea';

/**
 * Entries against which names are held: those linked to North Korea, those that name one of them as their kin, and whom they name
 * as theirs. With `all`, every entry of the lists. `canonical` joins entities by judgements.
 */
export class Screening {
  readonly #index = new NameIndex<Party>();
  readonly #canonical: (id: string) => string;

  constructor(
    listings: readonly Listing[],
    options: { readonly all?: boolean; readonly canonical?: (id: string) => string } = {},
  ) {
    this.#canonical = options.canonical ?? ((id) => id);
    const linked = listings.filter(isLinked);
    for (const listing of linked) this.#add(listing, 'listed');
    const kin = new Map<string, Hit<Party> | undefined>();
    const linkedTo = (name: string): Hit<Party> | undefined => {
      if (!kin.has(name))
        kin.set(
          name,
          this.#index.find(name).find(({ score, of }) => score >= LINK_FROM && of.standing === 'listed'),
        );
      return kin.get(name);
    };
    const others = listings.filter((listing) => !isLinked(listing) && listing.kind !== 'state');
    const neighbours = others.flatMap((listing) =>
      listing.links.flatMap(({ relation, name }) => {
        const hit = linkedTo(name);
        return hit ? [{ listing, standing: `${relation} ${captionOf(hit.of.listing)}` }] : [];
      }),
    );
    const named = linked.flatMap((listing) =>
      listing.links.flatMap(({ relation, name }) =>
        linkedTo(name)
          ? []
          : [{ listing, name, standing: `named by a listed entry: ${captionOf(listing)}, ${relation} it` }],
      ),
    );
    for (const { listing, standing } of neighbours) this.#add(listing, standing);
    for (const { listing, name, standing } of named)
      this.#index.add({ listing, standing, named: true }, { name, kind: 'primary' });
    if (!options.all) return;
    const near = new Set(neighbours.map(({ listing }) => listing));
    for (const listing of others) if (!near.has(listing)) this.#add(listing, UNLINKED);
  }

  #add(listing: Listing, standing: string): void {
    for (const name of listing.names) this.#index.add({ listing, standing }, name);
  }

  /**
   * Whom a name comes near to: each entity by itself, the nearest first. Dates of birth (`born`) speak against an entity all of whose
   * own they exclude: it is no match then, whatever its name.
   */
  screen(name: string, born: readonly string[] = []): ScreenRow {
    const hits = this.#index.find(name);
    const nearest = hits[0]?.score;
    const entities = groupBy(
      hits.filter(({ score }) => score === nearest || score >= MATCH_FROM),
      ({ of }) => [`${this.#idOf(of)}${of.named ? ` ${of.standing}` : ''}`],
    );
    const [first, ...others] = [...entities.values()]
      .map((group) => this.#matchOf(group, born))
      .toSorted((a, b) => Number(b.match) - Number(a.match) || b.score - a.score);
    return first
      ? { name, ...first, others }
      : { name, match: false, score: 0, reasons: [], born: [], entity: null, sources: [], others: [] };
  }

  #idOf({ listing }: Party): string {
    return this.#canonical(entityId(listing));
  }

  /** One entity by the names of its entries, the nearest first. */
  #matchOf(hits: readonly Hit<Party>[], asked: readonly string[]): ScreenMatch {
    const { of, listed, score, reasons } = hits[0] as Hit<Party>;
    const { listing, standing } = of;
    const sources = new Map<string, ScreenSource>();
    for (const hit of hits) {
      const id = `${hit.of.listing.list} ${hit.of.listing.id}`;
      if (!sources.has(id)) sources.set(id, sourceOf(hit));
    }
    const born = of.named ? [] : [...new Set(hits.flatMap((hit) => birthsOf(hit.of.listing)))].sort();
    const against = birthsContradict(born, asked);
    return {
      match: score >= MATCH_FROM && !against,
      score,
      reasons: [
        `"${listed.name}": ${reasons.join('; ')}`,
        ...(standing === 'listed' ? [] : [standing]),
        ...(against ? [`against it: born ${born.join(', ')} on the lists, not ${asked.join(', ')}`] : []),
      ],
      born,
      entity: {
        id: this.#idOf(of),
        caption: captionOf(listing),
        schema: schemaFor(listing.kind),
        standing,
      },
      sources: [...sources.values()],
    };
  }
}

/** All entities of an answer, the nearest first. */
export const matchesOf = ({ entity, ...nearest }: ScreenRow): readonly ScreenMatch[] =>
  entity === null ? [] : [{ ...nearest, entity }, ...nearest.others];

const captionOf = ({ names, id }: Listing): string => names[0]?.name ?? id;

function sourceOf({ of: { listing }, listed }: Hit<Party>): ScreenSource {
  const { list, id, programs, dates, place } = listing;
  return { list, id, name: listed.name, programs, listed: dates.listed, place };
}
