import { type Notice, SERVICE_KINDS, type ServiceKind, type Tag, type TaggedActor } from '../types.js';

/** What tags make of an address. */
export interface Service {
  readonly name: string;
  readonly kind: ServiceKind;
  /** States of the actors that its tags name, ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
  /** The one tag that name, kind and source are of. */
  readonly surest: Tag;
  /** Whether its tags give other kinds, or name other actors. */
  readonly disagree: boolean;
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

  /**
   * The service that an account belongs to. Name and kind are of one tag: of those that give a kind, the one of the highest level, of equals the
   * first in the order of {@link SERVICE_KINDS}, then the first given. Of several kinds that one tag gives, the first in that order.
   */
  of(account: string): Service | null {
    const named = this.tagsOf(account).map((tag) => {
      const actor = this.actorOf(tag);
      return { tag, actor, kind: kindOf(tag, actor) };
    });
    const telling = named.flatMap(({ kind, ...one }) => (kind === undefined ? [] : [{ ...one, kind }]));
    const [first, ...others] = telling;
    if (first === undefined) return null;
    const best = others.reduce((before, one) => (isSurer(one, before) ? one : before), first);
    const countries = [...new Set(named.flatMap((one) => one.actor?.jurisdictions ?? []))].sort();
    const actors = new Set(named.flatMap(({ actor }) => actor?.id ?? []));
    return {
      name: best.actor?.label ?? best.tag.label,
      kind: best.kind,
      countries,
      surest: best.tag,
      disagree: actors.size > 1 || others.some(({ kind }) => kind !== first.kind),
    };
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

const kindOf = (tag: Tag, actor: TaggedActor | null): ServiceKind | undefined => {
  const kinds = [tag.category, ...tag.concepts, ...(actor?.categories ?? [])].map((word) =>
    KIND_OF.get(word),
  );
  return SERVICE_KINDS.find((kind) => kinds.includes(kind));
};

interface Told {
  readonly tag: Tag;
  readonly kind: ServiceKind;
}

const isSurer = (one: Told, than: Told): boolean =>
  one.tag.level === than.tag.level
    ? SERVICE_KINDS.indexOf(one.kind) < SERVICE_KINDS.indexOf(than.kind)
    : one.tag.level > than.tag.level;

/** Places kept of the notice. */
const PLACES = 5;

/** Says of which accounts the tags disagree. */
export function disagreements(accounts: Iterable<string>, services: Services): Notice[] {
  const places = [...new Set(accounts)].filter((account) => services.of(account)?.disagree);
  if (places.length === 0) return [];
  return [
    {
      message:
        'the tags of a service disagree on what or whose it is; its row is told from the surest one, and --json has all',
      count: places.length,
      places: places.slice(0, PLACES),
    },
  ];
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An address in the case that accounts are compared in: hexadecimal ones in small letters, others as they are. */
export const accountOf = (address: string): string =>
  /^0x[\da-f]{40}$/i.test(address) ? address.toLowerCase() : address;
