import type { ListedKind, ListId, Listing } from '../../types.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { readOfacRemarks } from './ofac-remarks.js';
import { childOf, childrenOf, type Element, textIn, xmlRecords } from './xml.js';

const KINDS: Readonly<Record<string, ListedKind>> = {
  Individual: 'person',
  Entity: 'organization',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
};

const WALLET = /^Digital Currency Address - (\w+)$/;
const ID_KINDS: readonly [RegExp, string][] = [
  [/Vessel Registration|IMO/, 'imo'],
  [/Passport/, 'passport'],
  [/MMSI/, 'mmsi'],
  [/Tax ID|NIT|RUC|RIF|RFC/, 'tax'],
  [/SWIFT/, 'swift'],
  [/Legal Entity Number/, 'lei'],
  [/Registration|Registry|Company Number|C\.R\.|Unified Social/, 'registration'],
  [/National ID|Cedula|Identification Number|D\.N\.I|Identity/, 'national-id'],
];
/** What stands in the list of ids and is no number. */
const SAYINGS =
  /^(?:Gender|Secondary sanctions risk|Additional Sanctions Information|Transactions Prohibited|Organization (?:Type|Established)|Target Type|Website|Email|Phone)/;

/** Reads OFAC's SDN.XML or CONSOLIDATED.XML (`sdnList`), whose stated number of records is held against what was read. */
export function ofacXml(list: ListId): ListReader {
  return async function* (bytes, place, findings) {
    const names = new Set(['sdnEntry', 'publshInformation', 'publishInformation']);
    for await (const record of xmlRecords(bytes, place, findings, names)) {
      if (record.name === 'sdnEntry') {
        const found = listingOf(record, list, `${place}:${record.line}`, findings);
        if (found) yield found;
      } else if (record.name !== 'sdnList') {
        findings.dateIs(readDate(textIn(record, 'Publish_Date'), { american: true }));
        const count = textIn(record, 'Record_Count');
        if (/^\d+$/.test(count)) findings.stated = Number(count);
      }
    }
  };
}

function listingOf(record: Element, list: ListId, place: string, findings: Findings): Listing | undefined {
  const get = (name: string): string => textIn(record, name);
  const items = (...path: readonly string[]): readonly Element[] => {
    const [last = '', ...rest] = [...path].reverse();
    return childrenOf(childOf(record, ...rest.reverse()), last);
  };
  const id = get('uid');
  const kind = KINDS[get('sdnType')];
  if (id === '' || get('lastName') === '') {
    findings.skip(place, `an entry without ${id === '' ? 'a uid' : 'a name'}`);
    return undefined;
  }
  if (kind === undefined)
    findings.note(`the type "${get('sdnType')}" is new and is read as organization`, place);
  const parts = new Parts(findings, place);
  parts.name(nameOf(record), 'primary');
  for (const aka of items('akaList', 'aka')) {
    const type = textIn(aka, 'type');
    parts.name(
      nameOf(aka),
      type === 'f.k.a.' ? 'former' : textIn(aka, 'category') === 'weak' ? 'weak' : 'strong',
    );
  }
  for (const address of items('addressList', 'address')) {
    const lines = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];
    parts.address(
      lines
        .map((name) => textIn(address, name))
        .filter((line) => line !== '')
        .join(', '),
    );
    parts.country(textIn(address, 'country'));
  }
  for (const sort of ['nationality', 'citizenship'])
    for (const item of items(`${sort}List`, sort)) parts.country(textIn(item, 'country'));
  for (const item of items('dateOfBirthList', 'dateOfBirthItem')) {
    const date = textIn(item, 'dateOfBirth');
    parts.remark('birth date', readDate(date) ?? date);
  }
  for (const item of items('placeOfBirthList', 'placeOfBirthItem'))
    parts.remark('birth place', textIn(item, 'placeOfBirth'));
  for (const item of items('idList', 'id')) identifierOf(item, parts);
  const vessel = childOf(record, 'vesselInfo');
  parts.identifier('call-sign', textIn(vessel, 'callSign'));
  parts.remark('vessel type', textIn(vessel, 'vesselType'));
  parts.country(textIn(vessel, 'vesselFlag'));
  parts.remark('flag', textIn(vessel, 'vesselFlag'));
  if (textIn(vessel, 'vesselOwner') !== '') parts.link('owned by', textIn(vessel, 'vesselOwner'));
  parts.remark('title', get('title'));
  readOfacRemarks(get('remarks'), parts);
  return entry({
    list,
    id,
    kind: kind ?? 'organization',
    ...parts.all(),
    programs: items('programList', 'program').map(({ text }) => text.trim()),
    place,
  });
}

/** As the CSV writes it: `KIM, Sok Chol`. */
function nameOf(element: Element): string {
  const [first, last] = [textIn(element, 'firstName'), textIn(element, 'lastName')];
  return first === '' ? last : `${last}, ${first}`;
}

function identifierOf(item: Element, parts: Parts): void {
  const type = textIn(item, 'idType');
  const value = textIn(item, 'idNumber');
  const wallet = WALLET.exec(type);
  if (wallet) parts.identifier('wallet', value, { currency: wallet[1] as string });
  else if (SAYINGS.test(type)) parts.remark(type.replace(/:$/, '').toLowerCase(), value);
  else {
    const kind = ID_KINDS.find(([form]) => form.test(type))?.[1] ?? 'other';
    parts.identifier(kind, kind === 'imo' ? value.replace(/^IMO\s*/, '') : value, {
      country: textIn(item, 'idCountry'),
    });
  }
}
