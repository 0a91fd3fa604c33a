import type { ListedKind, ListedName, ListId, Listing } from '../../types.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { childOf, childrenOf, type Element, textIn, xmlRecords } from './xml.js';

/** The value sets that say what numbers in the rest of the file mean. */
const VALUES = [
  'AliasType',
  'Country',
  'FeatureType',
  'IDRegDocType',
  'LocPartType',
  'PartySubType',
  'PartyType',
  'RelationType',
  'SanctionsType',
  'EntryEventType',
  'DetailReference',
] as const;
type ValueSet = (typeof VALUES)[number];
const KEPT = new Set<string>([
  ...VALUES,
  'DateOfIssue',
  'Location',
  'IDRegDocument',
  'DistinctParty',
  'ProfileRelationship',
  'SanctionsEntry',
]);

const WALLET = /^Digital Currency Address - (\w+)$/;

/**
 * Reads OFAC's SDN_ADVANCED.XML (`Sanctions`, sdn_advanced.xsd), where everything is a number that another part explains. It is the
 * one form of OFAC's list that has days of designation. Parties come out at the end, since their sanctions stand behind them.
 */
export function ofacAdvanced(list: ListId): ListReader {
  return async function* (bytes, place, findings) {
    const file = new AdvancedFile(list, place, findings);
    for await (const record of xmlRecords(bytes, place, findings, KEPT)) file.take(record);
    yield* file.listings();
  };
}

class AdvancedFile {
  readonly #values = new Map<string, Element>();
  readonly #locations = new Map<string, { text: string; country: string }>();
  readonly #documents = new Map<string, Element[]>();
  readonly #parties: Element[] = [];
  readonly #sanctions = new Map<string, Element[]>();
  readonly #relations = new Map<string, Element[]>();

  constructor(
    readonly list: ListId,
    readonly place: string,
    readonly findings: Findings,
  ) {}

  take(record: Element): void {
    const at = record.attributes;
    if (record.name === 'Sanctions') return;
    if (record.name === 'DateOfIssue') this.findings.dateIs(dateOf(record));
    else if (record.name === 'Location') this.#locations.set(at['ID'] ?? '', this.#location(record));
    else if (record.name === 'DistinctParty') this.#parties.push(record);
    else if (record.name === 'IDRegDocument') push(this.#documents, at['IdentityID'], record);
    else if (record.name === 'SanctionsEntry') push(this.#sanctions, at['ProfileID'], record);
    else if (record.name === 'ProfileRelationship') push(this.#relations, at['From-ProfileID'], record);
    else this.#values.set(`${record.name} ${at['ID']}`, record);
  }

  #value(set: ValueSet, id = ''): string {
    return this.#values.get(`${set} ${id}`)?.text.trim() ?? '';
  }

  #location(record: Element): { text: string; country: string } {
    const parts = childrenOf(record, 'LocationPart').map((part) =>
      textIn(childOf(part, 'LocationPartValue'), 'Value'),
    );
    const country = this.#value('Country', childOf(record, 'LocationCountry')?.attributes['CountryID']);
    return { text: [...parts, country].filter((part) => part !== '').join(', '), country };
  }

  *listings(): Generator<Listing> {
    const names = new Map(
      this.#parties.map((party) => [
        childOf(party, 'Profile')?.attributes['ID'] ?? '',
        this.#names(party)[0]?.name ?? '',
      ]),
    );
    for (const party of this.#parties) {
      const at = `${this.place}:${party.line}`;
      const profile = childOf(party, 'Profile');
      const id = party.attributes['FixedRef'] ?? '';
      const found = this.#names(party);
      if (id === '' || found.length === 0) {
        this.findings.skip(at, `a party without ${id === '' ? 'a number' : 'a name'}`);
        continue;
      }
      const parts = new Parts(this.findings, at);
      for (const { name, kind } of found) parts.name(name, kind);
      for (const feature of childrenOf(profile, 'Feature')) this.#feature(feature, parts);
      for (const identity of childrenOf(profile, 'Identity'))
        for (const document of this.#documents.get(identity.attributes['ID'] ?? '') ?? [])
          this.#document(document, parts);
      for (const relation of this.#relations.get(profile?.attributes['ID'] ?? '') ?? []) {
        const { RelationTypeID: type, 'To-ProfileID': to = '' } = relation.attributes;
        parts.link(this.#value('RelationType', type).toLowerCase().replace(/\.+$/, ''), names.get(to) ?? '');
      }
      const sanctions = this.#sanctions.get(profile?.attributes['ID'] ?? '') ?? [];
      if (sanctions.length === 0) this.findings.note('a party has no entry among the sanctions', at);
      yield entry({
        list: this.list,
        id,
        kind: this.#kind(profile),
        ...parts.all(),
        programs: sanctions.flatMap((sanction) =>
          childrenOf(sanction, 'SanctionsMeasure')
            .filter(
              ({ attributes }) => this.#value('SanctionsType', attributes['SanctionsTypeID']) === 'Program',
            )
            .map((measure) => textIn(measure, 'Comment')),
        ),
        dates: {
          listed:
            sanctions
              .flatMap((sanction) =>
                childrenOf(sanction, 'EntryEvent').map((event) => dateOf(childOf(event, 'Date'))),
              )
              .filter((day) => day !== null)
              .sort()[0] ?? null,
          delisted: null,
          updated: null,
        },
        place: at,
      });
    }
  }

  #names(party: Element): ListedName[] {
    return childrenOf(childOf(party, 'Profile'), 'Identity')
      .flatMap((identity) =>
        childrenOf(identity, 'Alias').flatMap((alias) =>
          childrenOf(alias, 'DocumentedName').map((documented) => ({
            name: childrenOf(documented, 'DocumentedNamePart')
              .map((part) => textIn(part, 'NamePartValue'))
              .join(' ')
              .trim(),
            kind: this.#nameKind(alias),
          })),
        ),
      )
      .sort((a, b) => Number(b.kind === 'primary') - Number(a.kind === 'primary'));
  }

  #nameKind(alias: Element): ListedName['kind'] {
    const { Primary, LowQuality, AliasTypeID } = alias.attributes;
    if (Primary === 'true') return 'primary';
    if (this.#value('AliasType', AliasTypeID) === 'F.K.A.') return 'former';
    return LowQuality === 'true' ? 'weak' : 'strong';
  }

  #kind(profile: Element | undefined): ListedKind {
    const subtype = this.#values.get(`PartySubType ${profile?.attributes['PartySubTypeID']}`);
    const name = subtype?.text.trim() ?? '';
    const type = this.#value('PartyType', subtype?.attributes['PartyTypeID']);
    if (name === 'Vessel') return 'vessel';
    if (name === 'Aircraft') return 'aircraft';
    return type === 'Individual' ? 'person' : 'organization';
  }

  #feature(feature: Element, parts: Parts): void {
    const type = this.#value('FeatureType', feature.attributes['FeatureTypeID']);
    for (const version of childrenOf(feature, 'FeatureVersion')) {
      const location = this.#locations.get(
        childOf(version, 'VersionLocation')?.attributes['LocationID'] ?? '',
      );
      const detail = childOf(version, 'VersionDetail');
      const text =
        detail?.text.trim() || this.#value('DetailReference', detail?.attributes['DetailReferenceID']);
      const wallet = WALLET.exec(type);
      if (wallet) parts.identifier('wallet', text, { currency: wallet[1] as string });
      else if (location) {
        if (type === 'Location') parts.address(location.text);
        else parts.remark(type.toLowerCase(), location.text);
        parts.country(location.country);
      } else if (/^Birthdate/.test(type))
        parts.remark('birth date', periodOf(childOf(version, 'DatePeriod')) ?? '');
      else if (/Vessel Call Sign/.test(type)) parts.identifier('call-sign', text);
      else if (/MMSI/.test(type)) parts.identifier('mmsi', text);
      else if (/SWIFT/.test(type)) parts.identifier('swift', text);
      else parts.remark(type.toLowerCase().replace(/:$/, ''), text);
    }
  }

  #document(document: Element, parts: Parts): void {
    const type = this.#value('IDRegDocType', document.attributes['IDRegDocTypeID']);
    const value = textIn(document, 'IDRegistrationNo');
    const country = this.#value('Country', document.attributes['IssuedBy-CountryID']);
    const kind = /Passport/.test(type)
      ? 'passport'
      : /Vessel Registration|IMO/.test(type)
        ? 'imo'
        : /Tax/.test(type)
          ? 'tax'
          : /Registration|Company/.test(type)
            ? 'registration'
            : 'other';
    parts.identifier(kind, kind === 'imo' ? value.replace(/^IMO\s*/, '') : value, { country });
  }
}

function push(to: Map<string, Element[]>, key: string | undefined, element: Element): void {
  if (key === undefined) return;
  const known = to.get(key);
  if (known) known.push(element);
  else to.set(key, [element]);
}

function dateOf(date: Element | undefined): string | null {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => textIn(date, name));
  if (!year) return null;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part).join('-');
}

/** The start of a period, which for a day of birth is also its end. */
function periodOf(period: Element | undefined): string | null {
  const start = dateOf(childOf(period, 'Start', 'From'));
  const end = dateOf(childOf(period, 'End', 'To'));
  return start === end || end === null ? start : `${start} to ${end}`;
}
