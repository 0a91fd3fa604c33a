import type { ListedKind } from '../../types.js';
import { readDate } from './dates.js';
import { digestId, entry, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { fieldRows } from './table.js';

const NEEDED = [
  'source',
  'entity_number',
  'type',
  'programs',
  'name',
  'addresses',
  'start_date',
  'end_date',
  'alt_names',
];
const KNOWN =
  '_id title federal_register_notice standard_order license_requirement license_policy call_sign vessel_type gross_tonnage gross_registered_tonnage vessel_flag vessel_owner remarks source_list_url citizenships dates_of_birth nationalities places_of_birth source_information_url ids'.split(
    ' ',
  );
const PLAIN = [
  'title',
  'federal_register_notice',
  'license_requirement',
  'license_policy',
  'remarks',
  'places_of_birth',
  'source_list_url',
];
const KINDS: Readonly<Record<string, ListedKind>> = {
  Individual: 'person',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
  Entity: 'organization',
  '': 'organization',
};

/** Reads the Consolidated Screening List of trade.gov (CSV): several lists of the United States in one table. */
export const usCsl: ListReader = async function* (bytes, place, findings) {
  for await (const { get, several, place: at } of fieldRows(bytes, place, findings, {
    needed: NEEDED,
    known: KNOWN,
  })) {
    const kind = KINDS[get('type')];
    if (kind === undefined) findings.note(`the type "${get('type')}" is new and is read as organization`, at);
    if (get('name') === '') {
      findings.skip(at, 'a row without a name');
      continue;
    }
    const parts = new Parts(findings, at);
    parts.name(get('name'), 'primary');
    for (const name of several('alt_names')) parts.name(name, 'strong');
    for (const address of several('addresses')) parts.address(address);
    for (const state of [...several('nationalities'), ...several('citizenships')]) parts.country(state);
    if (get('vessel_flag') !== '') parts.country(get('vessel_flag'));
    for (const date of several('dates_of_birth')) parts.remark('birth date', readDate(date) ?? date);
    parts.identifier('call-sign', get('call_sign'));
    if (get('vessel_owner') !== '') parts.link('owned by', get('vessel_owner'));
    const linked = /\(Linked To: ([^)]+)\)/.exec(get('remarks'));
    if (linked) parts.link('linked to', linked[1] as string);
    for (const id of several('ids')) idOf(id, parts);
    for (const name of PLAIN) parts.remark(name.replaceAll('_', ' '), get(name));
    parts.remark('source list', get('source'));
    yield entry({
      list: 'us-csl',
      id:
        get('entity_number') ||
        digestId('csl', get('source'), get('name'), get('start_date'), get('addresses')),
      kind: kind ?? 'organization',
      ...parts.all(),
      programs: several('programs'),
      dates: { listed: readDate(get('start_date')), delisted: readDate(get('end_date')), updated: null },
      place: at,
    });
  }
};

/** `CO, 1978075, Tax ID No.`: state (often absent), number, what it is. */
function idOf(text: string, parts: Parts): void {
  const cells = text.split(', ');
  const kind = (cells.at(-1) ?? '').trim();
  const value = cells.at(-2) ?? '';
  const imo = /^IMO (\d{7})$/.exec(value);
  if (imo) parts.identifier('imo', imo[1] as string);
  else if (cells.length >= 2 && /passport/i.test(kind))
    parts.identifier('passport', value, { country: cells[0] ?? '' });
  else parts.remark('id', text);
}
