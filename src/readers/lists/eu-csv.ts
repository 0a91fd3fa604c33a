import type { ListedKind } from '../../types.js';
import { datesIn, readDate } from './dates.js';
import { digestId, entry, namesIn, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { fieldRows } from './table.js';

const NEEDED = ['celex', 'recordId', 'programKey', 'annex', 'startDate', 'schema', 'name', 'alias'];
const KNOWN =
  'measure reason weakAlias previousName country nationality jurisdiction birthDate birthPlace position passportNumber gender appearance ethnicity fatherName motherName incorporationDate legalForm sector registrationNumber taxNumber idNumber innCode ogrnCode kppCode okpoCode leiCode swiftBic ticker imoNumber mmsi flag address phone email website notes'.split(
    ' ',
  );
const KINDS: Readonly<Record<string, ListedKind>> = {
  Person: 'person',
  LegalEntity: 'organization',
  Organization: 'organization',
  Company: 'organization',
  PublicBody: 'organization',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};
const NUMBERS: Readonly<Record<string, string>> = {
  passportNumber: 'passport',
  registrationNumber: 'registration',
  taxNumber: 'tax',
  idNumber: 'national-id',
  innCode: 'tax',
  ogrnCode: 'registration',
  kppCode: 'tax',
  okpoCode: 'registration',
  leiCode: 'lei',
  swiftBic: 'swift',
  ticker: 'other',
  imoNumber: 'imo',
  mmsi: 'mmsi',
};
const REMARKS: Readonly<Record<string, string>> = {
  measure: 'measure',
  reason: 'reason',
  birthPlace: 'birth place',
  position: 'position',
  gender: 'gender',
  appearance: 'appearance',
  ethnicity: 'ethnicity',
  fatherName: 'father',
  motherName: 'mother',
  incorporationDate: 'established',
  legalForm: 'legal form',
  sector: 'sector',
  flag: 'flag',
  phone: 'phone',
  email: 'email',
  website: 'website',
  notes: 'notes',
};

/**
 * Reads the annexes of an EU regulation as structured rows (CSV): one person, body or ship a row, dates as D.M.YYYY, the annex in the id
 * because numbers start again in each, and ships have none.
 */
export const euCsv: ListReader = async function* (bytes, place, findings) {
  for await (const { fields, get, place: at } of fieldRows(bytes, place, findings, {
    needed: NEEDED,
    known: KNOWN,
  })) {
    const kind = KINDS[get('schema')];
    if (kind === undefined || get('name') === '') {
      findings.skip(
        at,
        kind ? 'a row without a name' : `"${get('schema').slice(0, 40)}" is no schema; the row is shifted`,
      );
      continue;
    }
    const listed = readDate(get('startDate'));
    if (listed === null)
      findings.note(
        get('startDate') === ''
          ? 'an entry has no start date'
          : `the start date "${get('startDate')}" cannot be read`,
        at,
      );
    const parts = new Parts(findings, at);
    namesOf(get('name'), kind, parts);
    for (const name of namesIn(get('alias'))) parts.name(name, 'strong');
    for (const name of namesIn(get('weakAlias'))) parts.name(name, 'weak');
    for (const name of namesIn(get('previousName'))) parts.name(name, 'former');
    for (const field of ['country', 'nationality', 'jurisdiction', 'flag'])
      for (const state of get(field).split(';')) parts.country(NATIONS[state.trim()] ?? state);
    parts.address(get('address'));
    const [, last = ''] = /,\s*([^,]+)$/.exec(get('address')) ?? [];
    if (/^(?:DPRK|DPR Korea|Syria|Viet ?Nam|Myanmar|Cambodia|Malaysia|Singapore|China)\.?$/i.test(last))
      parts.country(last);
    for (const date of datesIn(get('birthDate'))) parts.remark('birth date', date);
    for (const [field, sort] of Object.entries(NUMBERS))
      for (const value of get(field).split(';')) parts.identifier(sort, value);
    for (const [field, name] of Object.entries(REMARKS)) parts.remark(name, get(field));
    for (const [field, value] of Object.entries(fields))
      if (!NEEDED.includes(field) && !KNOWN.includes(field)) parts.remark(field, value);
    yield entry({
      list: 'eu',
      id: `${get('celex')}/${get('annex')}/${get('recordId') || get('imoNumber') || digestId('n', get('name'))}`,
      kind,
      ...parts.all(),
      programs: [get('programKey')],
      dates: { listed, delisted: null, updated: null },
      place: at,
    });
  }
};

const NATIONS: Readonly<Record<string, string>> = { Russian: 'Russia', 'North Korean': 'DPRK' };

/** A ship carries its other names in brackets: `Kang Gye (Pi Ryu Gang)`. */
function namesOf(text: string, kind: ListedKind, parts: Parts): void {
  const brackets =
    kind === 'vessel' ? [...text.matchAll(/\(([^)]+)\)/g)].map(([, name]) => name as string) : [];
  parts.name(brackets.length > 0 ? text.replace(/\s*\([^)]*\)/g, '') : text, 'primary');
  for (const name of brackets)
    parts.name(name.replace(/^(?:a\.?k\.?a\.?|f\.?k\.?a\.?)[:,]?\s*/i, ''), 'strong');
}
