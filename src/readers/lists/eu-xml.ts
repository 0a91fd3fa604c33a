import type { Listing } from '../../types.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { childrenOf, type Element, textIn, xmlRecords } from './xml.js';

/** Reads the EU's consolidated list of financial sanctions (XML, `export` of version 1.1), all regimes, with remarks. */
export const euXml: ListReader = async function* (bytes, place, findings) {
  for await (const record of xmlRecords(bytes, place, findings, new Set(['sanctionEntity']))) {
    if (record.name === 'export') findings.dateIs(readDate(record.attributes['generationDate'] ?? ''));
    else if (record.name === 'sanctionEntity') {
      const found = listingOf(record, `${place}:${record.line}`, findings);
      if (found) yield found;
    }
  }
};

function listingOf(record: Element, place: string, findings: Findings): Listing | undefined {
  const at = record.attributes;
  const id = at['euReferenceNumber'] || at['logicalId'] || '';
  const parts = new Parts(findings, place);
  for (const alias of childrenOf(record, 'nameAlias')) nameOf(alias, parts);
  if (id === '' || parts.names.length === 0) {
    findings.skip(place, `an entry without ${id === '' ? 'a number' : 'a name'}`);
    return undefined;
  }
  for (const remark of childrenOf(record, 'remark')) parts.remark('reason', remark.text);
  parts.remark('designation', at['designationDetails'] ?? '');
  parts.remark('un id', at['unitedNationId'] ?? '');
  for (const { attributes } of childrenOf(record, 'citizenship')) parts.country(stateIn(attributes));
  for (const { attributes } of childrenOf(record, 'birthdate')) {
    parts.remark('birth date', attributes['birthdate'] || attributes['year'] || '');
    parts.remark(
      'birth place',
      [attributes['place'], attributes['city'], attributes['countryDescription']]
        .filter((part) => part && part !== 'UNKNOWN')
        .join(', '),
    );
  }
  for (const address of childrenOf(record, 'address')) addressOf(address, parts);
  for (const { attributes } of childrenOf(record, 'identification')) {
    const code = attributes['identificationTypeCode'] ?? '';
    const kind = KINDS[code] ?? 'other';
    parts.identifier(
      kind,
      attributes['number'] ?? '',
      stateIn(attributes) === '' ? {} : { country: stateIn(attributes) },
    );
  }
  const regulations = childrenOf(record, 'regulation');
  const days = regulations
    .map(({ attributes }) => readDate(attributes['publicationDate'] ?? ''))
    .filter((day) => day !== null)
    .sort();
  for (const regulation of regulations) {
    parts.remark('regulation', regulation.attributes['numberTitle'] ?? '');
    parts.remark('source', textIn(regulation, 'publicationUrl'));
  }
  const type = childrenOf(record, 'subjectType')[0]?.attributes ?? {};
  return entry({
    list: 'eu',
    id,
    kind: type['code'] === 'person' || type['classificationCode'] === 'P' ? 'person' : 'organization',
    ...parts.all(),
    programs: [...new Set(regulations.map(({ attributes }) => attributes['programme'] ?? ''))].filter(
      (name) => name !== '',
    ),
    dates: {
      listed: readDate(at['designationDate'] ?? '') ?? days[0] ?? null,
      delisted: null,
      updated: days.at(-1) ?? null,
    },
    place,
  });
}

const KINDS: Readonly<Record<string, string>> = {
  passport: 'passport',
  diplomaticpassport: 'passport',
  id: 'national-id',
  regnumber: 'registration',
  fiscalcode: 'tax',
  imo: 'imo',
  swiftbic: 'swift',
};

const stateIn = (attributes: Readonly<Record<string, string>>): string => {
  const code = attributes['countryIso2Code'] ?? '';
  return code === '' || code === '00'
    ? (attributes['countryDescription'] ?? '').replace(/^UNKNOWN$/, '')
    : code;
};

/** The first name is the primary one: the list marks none. */
function nameOf({ attributes }: Element, parts: Parts): void {
  const { wholeName = '', firstName = '', middleName = '', lastName = '', strong } = attributes;
  const name = wholeName || [firstName, middleName, lastName].filter((part) => part !== '').join(' ');
  parts.name(name, parts.names.length === 0 ? 'primary' : strong === 'false' ? 'weak' : 'strong');
  parts.remark('title', attributes['title'] ?? '');
  parts.remark('position', attributes['function'] ?? '');
  parts.remark('gender', attributes['gender'] ?? '');
}

function addressOf({ attributes }: Element, parts: Parts): void {
  const { street, poBox, zipCode, city, region, place, countryDescription } = attributes;
  const lines = [street, poBox, zipCode, city, region, place, countryDescription];
  parts.address(lines.filter((line) => line && line !== 'UNKNOWN').join(', '));
  parts.country(stateIn(attributes));
}
