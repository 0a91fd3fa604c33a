import { COUNTRY_NAMES, countryCode } from './countries.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { fieldRows } from './table.js';

const NEEDED = ['iso3', 'fatf_list', 'start', 'end'];
const KNOWN = ['start_status', 'end_status', 'checked_open_until'];

/** Reads a table of FATF episodes: a state, the list it stood on, from when until when, and how well each day is known. */
export const fatf: ListReader = async function* (bytes, place, findings) {
  for await (const { fields, place: at } of fieldRows(bytes, place, findings, {
    needed: NEEDED,
    known: KNOWN,
  })) {
    const { iso3 = '', fatf_list: list = '', start = '', end = '' } = fields;
    const state = countryCode(iso3);
    const listed = readDate(start);
    const delisted = end === '' ? null : readDate(end);
    if (state === null) findings.skip(at, `"${iso3}" is not a known state`);
    else if (listed === null) findings.skip(at, `the start "${start}" cannot be read`);
    else if (end !== '' && delisted === null) findings.skip(at, `the end "${end}" cannot be read`);
    else if (delisted !== null && delisted < listed.slice(0, delisted.length))
      findings.skip(at, `the episode ends (${end}) before it starts (${start})`);
    else {
      if (state !== iso3) findings.note(`the code ${iso3} is read as ${state}`, at);
      const parts = new Parts(findings, at);
      parts.name(COUNTRY_NAMES.get(state) as string, 'primary');
      parts.country(state);
      for (const name of KNOWN) parts.remark(name.replaceAll('_', ' '), fields[name] ?? '');
      yield entry({
        list: 'fatf',
        id: `${state}/${list}/${listed}`,
        kind: 'state',
        ...parts.all(),
        programs: [list],
        dates: { listed, delisted, updated: null },
        place: at,
      });
    }
  }
};
