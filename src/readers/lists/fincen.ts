import type { ListedKind } from '../../types.js';
import { digestId, entry, namesIn, Parts } from './entry.js';
import type { ListReader } from './findings.js';
import { fieldRows } from './table.js';

const NEEDED = ['Measure', 'Relationship', 'Type', 'Name', 'Source URL'];
const KNOWN = ['Alias', 'Country', 'Address', 'Registration number', 'Topics', 'Notes'];
const PERSON = /^person$/i;

/**
 * Reads the table of FinCEN's special measures (sections 311, 9714, 2313a): a party that an act names, with the act as programme and what
 * it is to the party meant. A party stands once for every document that names it. The table has no dates.
 */
export const fincen: ListReader = async function* (bytes, place, findings) {
  const seen = new Map<string, number>();
  for await (const { get, place: at } of fieldRows(bytes, place, findings, {
    needed: NEEDED,
    known: KNOWN,
  })) {
    if (get('Measure') === '' || get('Name') === '') {
      findings.skip(at, 'a row without a measure or a name');
      continue;
    }
    if (!/^https?:\/\//.test(get('Source URL'))) {
      findings.skip(
        at,
        `"${get('Source URL').slice(0, 40)}" is no source; the row is shifted or rests on nothing`,
      );
      continue;
    }
    const parts = new Parts(findings, at);
    parts.name(get('Name'), 'primary');
    for (const name of namesIn(get('Alias'))) parts.name(name, 'strong');
    for (const state of get('Country').split(';')) parts.country(state);
    parts.address(get('Address'));
    parts.identifier('registration', get('Registration number'));
    if (get('Relationship') !== 'self') parts.link(get('Relationship'), get('Measure'));
    for (const name of ['Relationship', 'Type', 'Topics', 'Notes'])
      parts.remark(name.toLowerCase(), get(name));
    parts.remark('source', get('Source URL'));
    const id = digestId('fincen', get('Measure'), get('Name'), get('Source URL'));
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    yield entry({
      list: 'fincen-311',
      id: times === 1 ? id : `${id}-${times}`,
      kind: PERSON.test(get('Type')) ? 'person' : kindOf(get('Type'), get('Name'), get('Measure')),
      ...parts.all(),
      programs: [get('Measure')],
      place: at,
    });
  }
};

/** A whole state can be of primary money-laundering concern; its row has neither type nor country. */
function kindOf(type: string, name: string, measure: string): ListedKind {
  return type === '' && name === measure && STATES.test(name) ? 'state' : 'organization';
}
const STATES = /^(?:Islamic Republic of Iran|Democratic People.s Republic of Korea|Nauru|Burma|Ukraine)$/;
