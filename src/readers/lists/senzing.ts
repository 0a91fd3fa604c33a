import type { ListedKind } from '../../types.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { isObject, type JsonObject, jsonLines } from './json-lines.js';

const KINDS: Readonly<Record<string, ListedKind>> = {
  PERSON: 'person',
  VESSEL: 'vessel',
  AIRCRAFT: 'aircraft',
};

/** Reads OpenSanctions' records for Senzing, one JSON object a line. */
export const senzing: ListReader = async function* (bytes, place, findings) {
  for await (const { object, at } of jsonLines(bytes, place, findings)) {
    const id = object['RECORD_ID'];
    const lists = (name: string): JsonObject[] =>
      Array.isArray(object[name]) ? object[name].filter(isObject) : [];
    const parts = new Parts(findings, at);
    for (const { NAME_FULL: full, NAME_ORG: org, NAME_TYPE: type } of lists('NAMES')) {
      const name = full ?? org;
      if (typeof name === 'string') parts.name(name, type === 'PRIMARY' ? 'primary' : 'strong');
    }
    if (typeof id !== 'string' || parts.names.length === 0) {
      findings.skip(at, 'a record without RECORD_ID or a name');
      continue;
    }
    for (const state of lists('COUNTRIES').flatMap((item) => Object.values(item)))
      if (typeof state === 'string') parts.country(state);
    for (const address of lists('ADDRESSES'))
      if (typeof address['ADDR_FULL'] === 'string') parts.address(address['ADDR_FULL']);
    for (const item of lists('IDENTIFIERS'))
      for (const [name, value] of Object.entries(item))
        if (typeof value === 'string' && name.endsWith('_NUMBER'))
          parts.identifier(name.startsWith('PASSPORT') ? 'passport' : 'other', value);
    for (const { DATE_OF_BIRTH: date } of lists('DATES'))
      if (typeof date === 'string') parts.remark('birth date', date);
    const type = typeof object['RECORD_TYPE'] === 'string' ? object['RECORD_TYPE'] : '';
    if (type === '') findings.note('a record has no type and is read as organization', at);
    yield entry({
      list: 'opensanctions',
      id,
      kind: KINDS[type] ?? 'organization',
      ...parts.all(),
      dates: { listed: null, delisted: null, updated: readDate(String(object['LAST_CHANGE'] ?? '')) },
      place: at,
    });
  }
};
