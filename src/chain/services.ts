import { SERVICE_KINDS, type ServiceKind, type Tag, type TaggedActor } from '../types.js';

/** What tags make of an address. */
export interface Service {
  readonly name: string;
  readonly kind: ServiceKind;
  /** States of the actors that its tags name, ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
  /** The tag of the highest level, the first of equals. */
  readonly surest: Tag;
}

/**
 * The written rule: words of tags, as GraphSense and Etherscan use them, that say that an address belongs to a service. Words for
 * victims, thieves and tokens are none.
 */
const WORDS: Readonly<Record<ServiceKind, readonly string[]>> = {
  mixer: ['mixing_service', 'coinjoin', 'tornado-cash', 'typhoon-cash'],
  bridge: ['bridge', 'defi_bridge', 'multichain', 'hop-protocol', 'across-protocol', 'wormhole', 'ren'],
  exchange: ['exchange', 'fiat-gateway'],
  gambling: ['gambling'],
  payment: ['payment_processor'],
  wallet: ['wallet_service', 'hosted_wallet'],
  market: ['market', 'marketplace'],
  lending: ['defi_lending', 'aave', 'compound', 'cream-finance'],
  swap: [
    'defi_dex',
    'dex',
    'uniswap',
    'sushiswap',
    '1inch',
    '0x-protocol',
    'kyberswap',
    'balancer',
    'curve-fi',
    'bancor',
    'tokenlon',
    'airswap',
  ],
};

const KIND_OF = new Map(
  SERVICE_KINDS.flatMap((kind) => WORDS[kind].map((word): [string, ServiceKind] => [word, kind])),
);

/** Reads what addresses are from tags and the actors that they name. */
export class Services {
  private readonly tags = new Map<string, Tag[]>();
  private readonly actors = new Map<string, TaggedActor>();

  constructor(tags: readonly Tag[], actors: readonly TaggedActor[]) {
    for (const actor of actors)
      for (const name of [actor.id, actor.label, ...actor.aliases])
        if (!this.actors.has(fold(name))) this.actors.set(fold(name), actor);
    for (const tag of tags) {
      const key = accountOf(tag.address);
      const known = this.tags.get(key);
      if (known) known.push(tag);
      else this.tags.set(key, [tag]);
    }
  }

  tagsOf(account: string): readonly Tag[] {
    return this.tags.get(account) ?? [];
  }

  /** All addresses that are services of these kinds. */
  all(kinds: readonly ServiceKind[] = SERVICE_KINDS): string[] {
    return [...this.tags.keys()].filter((account) => {
      const service = this.of(account);
      return service !== null && kinds.includes(service.kind);
    });
  }

  /** Addresses of services of one state each, by state. */
  byCountry(): { readonly country: string; readonly addresses: number }[] {
    const counts = new Map<string, number>();
    for (const account of this.tags.keys()) {
      const [country, ...others] = this.of(account)?.countries ?? [];
      if (country !== undefined && others.length === 0) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    return [...counts]
      .map(([country, addresses]) => ({ country, addresses }))
      .sort((a, b) => (a.country < b.country ? -1 : 1));
  }

  /** The service that an account belongs to; of several kinds that tags give, the first in the order of {@link SERVICE_KINDS}. */
  of(account: string): Service | null {
    const tags = this.tagsOf(account);
    const named = tags.map((tag) => ({ tag, actor: this.actorOf(tag) }));
    const kinds = named.flatMap(({ tag, actor }) =>
      [tag.category, ...tag.concepts, ...(actor?.categories ?? [])].flatMap(
        (word) => KIND_OF.get(word) ?? [],
      ),
    );
    const kind = SERVICE_KINDS.find((one) => kinds.includes(one));
    if (kind === undefined) return null;
    const surest = tags.reduce((best, tag) => (tag.level > best.level ? tag : best));
    const actor = this.actorOf(surest) ?? named.find((one) => one.actor)?.actor;
    const countries = [...new Set(named.flatMap((one) => one.actor?.jurisdictions ?? []))].sort();
    return { name: actor?.label ?? surest.label, kind, countries, surest };
  }

  /** The actor a tag names: by its id, else by a category or label that is the name of one (`huobi`, `Huobi 10`). */
  private actorOf(tag: Tag): TaggedActor | null {
    const names = [tag.actor, tag.category.replace(/-deposit$/, ''), tag.label.replace(/[\s:]*\d+$/, '')];
    for (const name of names) {
      const actor = name === '' ? undefined : this.actors.get(fold(name));
      if (actor) return actor;
    }
    return null;
  }
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An address in the case that accounts are compared in: hexadecimal ones in small letters, others as they are. */
export const accountOf = (address: string): string =>
  /^0x[\da-f]{40}$/i.test(address) ? address.toLowerCase() : address;
