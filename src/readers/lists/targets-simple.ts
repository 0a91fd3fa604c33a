import type { ListedKind } from '../../types.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { fieldRows } from './table.js';

const NEEDED = ['id', 'schema', 'name', 'aliases', 'countries'];
const KNOWN =
  'birth_date addresses identifiers sanctions phones emails program_ids dataset first_seen last_seen last_change'.split(
    ' ',
  );
const KINDS: Readonly<Record<string, ListedKind>> = {
  Person: 'person',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'wallet',
};

/** Reads OpenSanctions' table of targets (`targets.simple.csv`): several values of a cell stand between semicolons. */
export const targetsSimple: ListReader = async function* (bytes, place, findings) {
  for await (const { get, several, place: at } of fieldRows(bytes, place, findings, {
    needed: NEEDED,
    known: KNOWN,
  })) {
    if (get('id') === '' || !/^[A-Z][A-Za-z]+$/.test(get('schema'))) {
      findings.skip(
        at,
        get('id') === ''
          ? 'a row without an id'
          : `"${get('schema').slice(0, 40)}" is no schema; the row is shifted`,
      );
      continue;
    }
    const parts = new Parts(findings, at);
    parts.name(get('name'), 'primary');
    for (const name of several('aliases')) parts.name(name, 'strong');
    for (const state of several('countries')) parts.country(state);
    for (const address of several('addresses')) parts.address(address);
    for (const value of several('identifiers')) parts.identifier('other', value);
    for (const date of several('birth_date')) parts.remark('birth date', date);
    for (const name of ['phones', 'emails', 'dataset', 'first_seen', 'last_seen', 'sanctions'])
      parts.remark(name.replace('_', ' '), get(name));
    yield entry({
      list: 'opensanctions',
      id: get('id'),
      kind: KINDS[get('schema')] ?? 'organization',
      ...parts.all(),
      programs: several('program_ids'),
      dates: { listed: null, delisted: null, updated: readDate(get('last_change')) },
      place: at,
    });
  }
};
