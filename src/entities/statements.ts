import { createHash } from 'node:crypto';
import { ISO2 } from '../readers/lists/countries.js';
import type { ListedKind, ListedName, ListId, Listing, Statement } from '../types.js';
import { schemaOf } from './model.js';

const SCHEMATA: Readonly<Partial<Record<ListedKind, string>>> = {
  person: 'Person',
  organization: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
  wallet: 'CryptoWallet',
};

const NAMES: Readonly<Record<ListedName['kind'], string>> = {
  primary: 'name',
  strong: 'alias',
  weak: 'weakAlias',
  former: 'previousName',
};

/** Properties by what a list calls the number; where a schema has none of a name, the number stands among the notes. */
const NUMBERS: Readonly<Record<string, string>> = {
  imo: 'imoNumber',
  mmsi: 'mmsi',
  'call-sign': 'callSign',
  passport: 'passportNumber',
  'national-id': 'idNumber',
  registration: 'registrationNumber',
  tax: 'taxNumber',
  swift: 'swiftBic',
  lei: 'leiCode',
};

const REMARKS: Readonly<Record<string, string>> = {
  'birth date': 'birthDate',
  'birth place': 'birthPlace',
  gender: 'gender',
  position: 'position',
  title: 'title',
  phone: 'phone',
  email: 'email',
  website: 'website',
  nationality: '',
  citizen: '',
  flag: '',
};

const AUTHORITIES: Readonly<Record<ListId, string>> = {
  'ofac-sdn': 'Office of Foreign Assets Control',
  'ofac-consolidated': 'Office of Foreign Assets Control',
  'us-csl': 'International Trade Administration',
  un: 'United Nations Security Council',
  eu: 'Council of the European Union',
  'fincen-311': 'Financial Crimes Enforcement Network',
  fatf: 'Financial Action Task Force',
  'ofac-crypto': 'Office of Foreign Assets Control',
  opensanctions: 'OpenSanctions',
};

/** Schema of FollowTheMoney; empty for states, which are no parties. */
export const schemaFor = (kind: ListedKind): string => SCHEMATA[kind] ?? '';

export const entityId = ({ list, id }: Pick<Listing, 'list' | 'id'>): string =>
  `${list}-${id.replace(/[^\w.-]+/g, '-')}`;

/**
 * What an entry says, as statements on its entity, on the sanction, on its wallets and on its links (FollowTheMoney). A state is no party and gives
 * none. What has no property stands among the notes, so that nothing is lost.
 */
export function statementsOf(listing: Listing, day: string): Statement[] {
  const schema = SCHEMATA[listing.kind];
  if (schema === undefined) return [];
  const entity = entityId(listing);
  const out: Statement[] = [];
  const about = (subject: string, of: string) => {
    const put = (property: string, value: string): void => {
      if (value !== '') out.push(statementOn(subject, of, property, value, listing, day));
    };
    const knows = schemaOf(of);
    return (property: string | undefined, value: string, note = property ?? ''): void => {
      if (property === '') return;
      if (property !== undefined && knows.has(property)) put(property, value);
      else put('notes', `${note}: ${value}`);
    };
  };
  const say = about(entity, schema);
  for (const { name, kind } of listing.names)
    say(listing.kind === 'wallet' ? 'description' : NAMES[kind], name);
  for (const country of listing.countries)
    say(ISO2.has(country) ? 'country' : undefined, ISO2.get(country)?.toLowerCase() ?? country, 'country');
  for (const address of listing.addresses) say('address', address);
  const wallets = listing.identifiers.filter(({ kind }) => kind === 'wallet');
  for (const { kind, value } of listing.identifiers) if (kind !== 'wallet') say(NUMBERS[kind], value, kind);
  for (const [field, values] of Object.entries(listing.remarks))
    for (const value of values)
      if (field !== 'reason' && field !== 'source') say(REMARKS[field] ?? field, value, field);
  say('topics', 'sanction');
  if (listing.kind === 'wallet') for (const wallet of wallets) walletOf(wallet, say);
  else
    for (const wallet of wallets) {
      const tell = about(`${entity}-${wallet.currency}-${wallet.value}`, 'CryptoWallet');
      walletOf(wallet, tell);
      tell('holder', entity);
    }
  for (const { relation, name } of listing.links) say('notes', `${relation}: ${name}`);
  const sanction = about(`${entity}-sanction`, 'Sanction');
  sanction('entity', entity);
  sanction('authority', AUTHORITIES[listing.list]);
  sanction('authorityId', listing.id);
  for (const program of listing.programs) sanction('program', program);
  sanction('listingDate', listing.dates.listed ?? '');
  sanction('endDate', listing.dates.delisted ?? '');
  for (const reason of listing.remarks['reason'] ?? []) sanction('reason', reason);
  for (const source of listing.remarks['source'] ?? [])
    if (/^https?:/.test(source)) sanction('sourceUrl', source);
  return out;
}

function walletOf(
  wallet: { readonly value: string; readonly currency: string },
  say: (property: string, value: string) => void,
): void {
  say('publicKey', wallet.value);
  say('currency', wallet.currency);
}

/** One statement that an entry makes. */
export function statementOn(
  entity: string,
  schema: string,
  property: string,
  value: string,
  { list, place }: Listing,
  day: string,
): Statement {
  const id = createHash('sha1').update([list, entity, property, value].join('\0')).digest('hex');
  return { id, entity, schema, property, value, dataset: list, firstSeen: day, lastSeen: day, origin: place };
}

/** Statements of several snapshots as one set: each once, with the first and last day it was said. */
export function mergeStatements(all: Iterable<Statement>): Statement[] {
  const merged = new Map<string, Statement>();
  for (const found of all) {
    const known = merged.get(found.id);
    if (!known) merged.set(found.id, found);
    else
      merged.set(found.id, {
        ...(found.lastSeen >= known.lastSeen ? found : known),
        firstSeen: found.firstSeen < known.firstSeen ? found.firstSeen : known.firstSeen,
      });
  }
  return [...merged.values()];
}
