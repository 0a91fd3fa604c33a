import type { ListId } from '../../types.js';
import type { ListReader } from './findings.js';
import type { OfacCompanions } from './ofac-csv.js';

export interface ListFormat {
  readonly name: string;
  readonly list: (file: string) => ListId;
  /** Whether a file is of the format, by how its text starts and by its name. */
  readonly tells: (start: string, file: string) => boolean;
  /** The reader, loaded with its parser when a file needs it. */
  readonly load: (list: ListId, companions: OfacCompanions) => Promise<ListReader>;
}

/** The list a file of OFAC belongs to; the tables themselves do not say. */
const ofac = (file: string): ListId => (/cons/i.test(baseOf(file)) ? 'ofac-consolidated' : 'ofac-sdn');
const baseOf = (file: string): string => file.split(/[\\/]/).at(-1) as string;

const header = (start: string): string =>
  (start.split(/\r?\n/)[0] ?? '').replace(/^\ufeff/, '').replaceAll('"', '');
const has = (start: string, ...columns: readonly string[]): boolean => {
  const given = header(start)
    .split(/[,;]/)
    .map((name) => name.trim());
  return columns.every((column) => given.includes(column));
};
/** Cells of the first line, quotation marks respected. */
const width = (start: string): number =>
  (start.split(/\r?\n/)[0] ?? '').replace(/"(?:[^"]|"")*"?/g, '').split(',').length;
const numbered = (start: string): boolean => /^\d+,/.test(start);

const PRIM = 12;
const isPrim = (start: string): boolean => numbered(start) && width(start) >= PRIM - 1;
const always = (list: ListId) => (): ListId => list;

export const LIST_FORMATS: readonly ListFormat[] = [
  {
    name: 'un-xml',
    list: always('un'),
    tells: (start) => /<CONSOLIDATED_LIST\b/.test(start),
    load: async () => (await import('./un-xml.js')).unXml,
  },
  {
    name: 'ofac-xml',
    list: ofac,
    tells: (start) => /<(?:\w+:)?sdnList\b/.test(start),
    load: async (list) => (await import('./ofac-xml.js')).ofacXml(list),
  },
  {
    name: 'ofac-advanced-xml',
    list: ofac,
    tells: (start) => /<(?:\w+:)?Sanctions\b/.test(start),
    load: async (list) => (await import('./ofac-advanced.js')).ofacAdvanced(list),
  },
  {
    name: 'eu-xml',
    list: always('eu'),
    tells: (start) => /<(?:\w+:)?export\b[^>]*fsd|<(?:\w+:)?sanctionEntity\b/.test(start),
    load: async () => (await import('./eu-xml.js')).euXml,
  },
  {
    name: 'eu-csv',
    list: always('eu'),
    tells: (start) => has(start, 'celex', 'recordId'),
    load: async () => (await import('./eu-csv.js')).euCsv,
  },
  {
    name: 'fincen-311',
    list: always('fincen-311'),
    tells: (start) => has(start, 'Measure', 'Relationship'),
    load: async () => (await import('./fincen.js')).fincen,
  },
  {
    name: 'fatf-statements',
    list: always('fatf'),
    tells: (start) => has(start, 'iso3', 'fatf_list'),
    load: async () => (await import('./fatf.js')).fatf,
  },
  {
    name: 'us-csl-csv',
    list: always('us-csl'),
    tells: (start) => has(start, 'entity_number', 'programs'),
    load: async () => (await import('./us-csl.js')).usCsl,
  },
  {
    name: 'targets-simple-csv',
    list: always('opensanctions'),
    tells: (start) => has(start, 'id', 'schema', 'aliases'),
    load: async () => (await import('./targets-simple.js')).targetsSimple,
  },
  {
    name: 'ofac-crypto-csv',
    list: always('ofac-crypto'),
    tells: (start) => has(start, 'address', 'name') && header(start).split(',').length <= 4,
    load: async () => (await import('./ofac-crypto.js')).ofacCryptoCsv,
  },
  {
    name: 'ofac-crypto-list',
    list: always('ofac-crypto'),
    tells: (start, file) =>
      /sanctioned_addresses/.test(baseOf(file)) || (/^\s*\[\s*"/.test(start) && !/[{}]/.test(start)),
    load: async () => (await import('./ofac-crypto.js')).ofacCryptoList,
  },
  {
    name: 'senzing-json',
    list: always('opensanctions'),
    tells: (start) => /^\s*\{"DATA_SOURCE"/.test(start),
    load: async () => (await import('./senzing.js')).senzing,
  },
  {
    name: 'ftm-json',
    list: always('opensanctions'),
    tells: (start) => /^\s*\{(?:"op"|.*?"schema"\s*:\s*"[A-Z])/s.test(start.split('\n')[0] ?? ''),
    load: async () => (await import('./ftm-json.js')).ftmJson,
  },
  {
    name: 'ofac-add-csv',
    list: ofac,
    tells: (start) => numbered(start) && /^\d+,\d+,/.test(start) && width(start) === 6,
    load: async (list) => (await import('./ofac-csv.js')).ofacCompanion('add', list),
  },
  {
    name: 'ofac-alt-csv',
    list: ofac,
    tells: (start) => /^\d+,\d+,"[afn]ka"/.test(start),
    load: async (list) => (await import('./ofac-csv.js')).ofacCompanion('alt', list),
  },
  {
    name: 'ofac-comments-csv',
    list: ofac,
    tells: (start) => numbered(start) && width(start) === 2,
    load: async (list) => (await import('./ofac-csv.js')).ofacCompanion('comments', list),
  },
  {
    name: 'ofac-cons-csv',
    list: ofac,
    tells: (start, file) => isPrim(start) && ofac(file) === 'ofac-consolidated',
    load: async (list, companions) => (await import('./ofac-csv.js')).ofacCsv(list, companions),
  },
  {
    name: 'ofac-sdn-csv',
    list: ofac,
    tells: isPrim,
    load: async (list, companions) => (await import('./ofac-csv.js')).ofacCsv(list, companions),
  },
];

/** Files that stand beside lists and are none, with what they are. */
const OTHERS: readonly [RegExp, string][] = [
  [/<(?:\w+:)?schema\b/, 'an XML schema'],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<!DOCTYPE/is,
    'a document with a document type; lists declare none, and none is read',
  ],
  [/^,?Country\/Territory,Code,Year/, 'a table of indicators'],
  [/^full_name,first_name/, 'a table of names for tests of matching'],
  [
    /^\s*\{\s*"(?:issue_levels|resources|last_change|last_export|targets|things|name)"/,
    'a description of a data set',
  ],
  [/^(?:%YAML|title:|creator:)/, 'a pack of tags or actors, which tracing reads'],
  [/^\s*<(?:!doctype html|html)\b/i, 'a web page, perhaps an error page in place of a download'],
];

/** What a file is that is no list, as far as it is known. */
export function otherThan(start: string): string | undefined {
  return OTHERS.find(([form]) => form.test(start))?.[1];
}
