import type { Listing } from '../../types.js';
import { readDate } from './dates.js';
import { entry, namesIn, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { childrenOf, type Element, textIn, xmlRecords } from './xml.js';

const NAMES = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** What an entry of the schema may hold; anything else is noticed. */
const KNOWN = new Set([
  ...NAMES,
  ...'DATAID VERSIONNUM UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON GENDER SUBMITTED_BY SUBMITTED_ON NAME_ORIGINAL_SCRIPT COMMENTS1 TITLE DESIGNATION NATIONALITY NATIONALITY2 LIST_TYPE LAST_DAY_UPDATED DELISTED_ON SORT_KEY SORT_KEY_LAST_MOD'.split(
    ' ',
  ),
  ...'INDIVIDUAL_ALIAS INDIVIDUAL_ADDRESS INDIVIDUAL_DATE_OF_BIRTH INDIVIDUAL_PLACE_OF_BIRTH INDIVIDUAL_DOCUMENT ENTITY_ALIAS ENTITY_ADDRESS'.split(
    ' ',
  ),
]);

/**
 * Reads the consolidated list of the UN Security Council (XML, sc-sanctions.xsd): all regimes, the regime as programme. The older and
 * the newer file differ in blanks, not in form.
 */
export const unXml: ListReader = async function* (bytes, place, findings) {
  for await (const record of xmlRecords(bytes, place, findings, new Set(['INDIVIDUAL', 'ENTITY']))) {
    if (record.name === 'CONSOLIDATED_LIST')
      findings.dateIs(readDate(record.attributes['dateGenerated'] ?? ''));
    else if (record.name === 'INDIVIDUAL' || record.name === 'ENTITY') {
      const found = listingOf(record, `${place}:${record.line}`, findings);
      if (found) yield found;
    } else findings.stop(`the root is ${record.name}, not CONSOLIDATED_LIST; this is no UN list`);
  }
};

function listingOf(record: Element, place: string, findings: Findings): Listing | undefined {
  const get = (name: string): string => textIn(record, name);
  const values = (name: string): string[] =>
    childrenOf(record, name).flatMap((element) =>
      element.children.length > 0 ? childrenOf(element, 'VALUE').map(({ text }) => text) : [element.text],
    );
  const id = get('REFERENCE_NUMBER') || get('DATAID');
  const primary = NAMES.map(get)
    .filter((part) => part !== '')
    .join(' ');
  if (id === '' || primary === '') {
    findings.skip(place, `an entry without ${id === '' ? 'a reference number' : 'a name'}`);
    return undefined;
  }
  const parts = new Parts(findings, place);
  parts.name(primary, 'primary');
  parts.name(get('NAME_ORIGINAL_SCRIPT'), 'strong');
  for (const child of record.children) {
    if (!KNOWN.has(child.name)) {
      findings.note(`the element ${child.name} is new and stands among the remarks`, place);
      parts.remark(child.name.toLowerCase().replaceAll('_', ' '), allText(child));
    } else if (child.name.endsWith('_ALIAS')) aliasOf(child, parts);
    else if (child.name.endsWith('_ADDRESS')) addressOf(child, parts);
    else if (child.name.endsWith('_DATE_OF_BIRTH')) birthOf(child, parts);
    else if (child.name.endsWith('_PLACE_OF_BIRTH')) parts.remark('birth place', places(child));
    else if (child.name.endsWith('_DOCUMENT')) documentOf(child, parts);
  }
  for (const state of [...values('NATIONALITY'), ...values('NATIONALITY2')]) parts.country(state);
  for (const text of values('DESIGNATION')) parts.remark('position', text);
  for (const text of values('TITLE')) parts.remark('title', text);
  parts.remark('reason', get('COMMENTS1'));
  parts.remark('gender', get('GENDER'));
  parts.remark('submitted by', get('SUBMITTED_BY'));
  parts.remark('data id', get('DATAID'));
  const listed = readDate(get('LISTED_ON'));
  if (listed === null) findings.note('an entry has no day of listing that can be read', place);
  const updated = values('LAST_DAY_UPDATED')
    .map((text) => readDate(text))
    .filter((date) => date !== null);
  return entry({
    list: 'un',
    id,
    kind: record.name === 'INDIVIDUAL' ? 'person' : 'organization',
    ...parts.all(),
    programs: [get('UN_LIST_TYPE')].filter((program) => program !== ''),
    dates: { listed, delisted: readDate(get('DELISTED_ON')), updated: updated.sort().at(-1) ?? null },
    place,
  });
}

function aliasOf(alias: Element, parts: Parts): void {
  const quality = textIn(alias, 'QUALITY');
  const kind = quality === 'f.k.a.' ? 'former' : quality === 'Low' ? 'weak' : 'strong';
  for (const name of namesIn(textIn(alias, 'ALIAS_NAME'))) parts.name(name, kind);
  parts.remark('alias note', textIn(alias, 'NOTE'));
}

const PLACE = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY'];
const places = (element: Element): string =>
  PLACE.map((name) => textIn(element, name))
    .filter((part) => part !== '')
    .join(', ');

function addressOf(address: Element, parts: Parts): void {
  parts.address(places(address));
  parts.country(textIn(address, 'COUNTRY'));
  parts.remark('address note', textIn(address, 'NOTE'));
}

function birthOf(birth: Element, parts: Parts): void {
  const range = [textIn(birth, 'FROM_YEAR'), textIn(birth, 'TO_YEAR')].filter((year) => year !== '');
  const one = textIn(birth, 'DATE') || textIn(birth, 'YEAR');
  parts.remark('birth date', one === '' ? range.join(' to ') : (readDate(one) ?? one));
  parts.remark('birth note', textIn(birth, 'NOTE'));
}

function documentOf(document: Element, parts: Parts): void {
  const type = textIn(document, 'TYPE_OF_DOCUMENT');
  const kind = /passport/i.test(type) ? 'passport' : /national/i.test(type) ? 'national-id' : 'other';
  const country = textIn(document, 'ISSUING_COUNTRY') || textIn(document, 'COUNTRY_OF_ISSUE');
  parts.identifier(kind, textIn(document, 'NUMBER'), { country });
  parts.remark('document note', textIn(document, 'NOTE'));
}

const allText = (element: Element): string =>
  [element.text, ...element.children.map(allText)].join(' ').replace(/\s+/g, ' ').trim();
