import { type Listing, MATCH_FROM, type ScreenRow, type ScreenSource } from '../types.js';
import { isLinked } from './linked.js';
import { type Hit, NameIndex } from './name-index.js';
import { entityId, schemaFor } from './statements.js';

/** An entry with how it stands to North Korea. */
interface Party {
  readonly listing: Listing;
  readonly standing: string;
}

/** Closeness from which a name in a link is taken for the entry it names. */
const LINK_FROM = 0.93;

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
      this.#index.add({ listing, standing }, { name, kind: 'primary' });
    if (!options.all) return;
    const near = new Set(neighbours.map(({ listing }) => listing));
    for (const listing of others)
      if (!near.has(listing)) this.#add(listing, 'listed, not linked to North Korea');
  }

  #add(listing: Listing, standing: string): void {
    for (const name of listing.names) this.#index.add({ listing, standing }, name);
  }

  /** The nearest party of a name, with every entry that it comes as near to. */
  screen(name: string): ScreenRow {
    const hits = this.#index.find(name);
    const [best] = hits;
    if (!best) return { name, match: false, score: 0, reasons: [], entity: null, sources: [] };
    const { listing, standing } = best.of;
    const near = hits.filter(({ score }) => score === best.score || score >= MATCH_FROM);
    const sources = new Map<string, ScreenSource>();
    for (const hit of near) {
      const id = `${hit.of.listing.list} ${hit.of.listing.id}`;
      if (!sources.has(id)) sources.set(id, sourceOf(hit));
    }
    return {
      name,
      match: best.score >= MATCH_FROM,
      score: best.score,
      reasons: [
        `"${best.listed.name}": ${best.reasons.join('; ')}`,
        ...(standing === 'listed' ? [] : [standing]),
      ],
      entity: {
        id: this.#canonical(entityId(listing)),
        caption: captionOf(listing),
        schema: schemaFor(listing.kind),
        standing,
      },
      sources: [...sources.values()],
    };
  }
}

const captionOf = ({ names, id }: Listing): string => names[0]?.name ?? id;

function sourceOf({ of: { listing }, listed }: Hit<Party>): ScreenSource {
  const { list, id, programs, dates, place } = listing;
  return { list, id, name: listed.name, programs, listed: dates.listed, place };
}
