import { parse } from 'csv-parse/sync';
import type { Skipped, Tag, TagReading } from '../../types.js';
import { Notices } from '../notices.js';
import { oneLine } from '../text.js';
import { CONFIDENCE_LEVELS } from './confidence.js';

const ETHER = /^0x[\da-f]{40}$/i;

/** One label before it is judged. */
interface Label {
  readonly address: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly source: string;
  readonly place: string;
}

interface LabelTable {
  readonly address: string;
  readonly name: string;
  readonly source?: string;
  readonly category?: string;
}

/** Columns of the tables that are known: where address and name stand, where the source, and what being in it says. */
const TABLES: readonly LabelTable[] = [
  { address: 'Address', name: 'Name Tag' },
  { address: 'banned_address', name: 'wallet_tag', source: 'data_source', category: 'banned' },
];

/**
 * Reads labels of ether addresses collected from Etherscan: tables (`Address, Name Tag`, one category a file, told by its name; or
 * `banned_address, wallet_tag, data_source`) and the combined JSON. They are what a crawl saw, so their confidence is that of one. An
 * address without a name bears its category as label.
 */
export function readLabels(text: string, place: string): TagReading {
  const found = /^\s*\{/.test(text) ? labelsOfJson(text, place) : labelsOfTable(text, place);
  if (typeof found === 'string')
    return { tags: [], actors: [], skipped: [{ place, reason: found }], notices: [] };
  const notices = new Notices();
  const tags: Tag[] = [];
  const skipped: Skipped[] = [];
  for (const { address, name, categories, source, place: at } of found) {
    const label = name || (categories[0] ?? '');
    if (!ETHER.test(address))
      skipped.push({ place: at, reason: `"${oneLine(address).slice(0, 60)}" is no ether address` });
    else if (label === '') skipped.push({ place: at, reason: `${address}: neither a name nor a category` });
    else {
      if (name === '') notices.add('an address has no name and bears its category as label', at);
      tags.push({
        address,
        currency: 'ETH',
        label,
        category: categories[0] ?? '',
        concepts: categories,
        abuse: '',
        actor: '',
        confidence: 'web_crawl',
        level: CONFIDENCE_LEVELS['web_crawl'] as number,
        clusterDefiner: false,
        source,
        lastmod: /\d{4}(?:-\d{2}){0,2}/.exec(place.split(/[\\/]/).at(-1) as string)?.[0] ?? '',
        pack: place.split(/[\\/]/).at(-1) as string,
        place: at,
      });
    }
  }
  return { tags, actors: [], skipped, notices: notices.all() };
}

/** The category in names such as `etherscan_tornado-cash_2023.csv`. */
const CATEGORY = /etherscan_([a-z-]+)_\d{4}/;

function labelsOfTable(text: string, place: string): Label[] | string {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    return `not a table: ${oneLine((error as Error).message)}`;
  }
  const [header, ...rest] = rows;
  const names = (header?.record ?? []).map((cell) => cell.trim());
  const table = TABLES.find(({ address, name }) => names.includes(address) && names.includes(name));
  if (!table) return 'no columns Address and Name Tag, or banned_address and wallet_tag';
  const category = table.category ?? CATEGORY.exec(place)?.[1];
  const at = (column: string): number => names.indexOf(column);
  return rest.map(({ record, info }) => ({
    address: (record[at(table.address)] ?? '').trim(),
    name: (record[at(table.name)] ?? '').trim(),
    categories: category === undefined ? [] : [category],
    source:
      table.source === undefined
        ? 'https://etherscan.io/labelcloud'
        : (record[at(table.source)] ?? '').trim(),
    place: `${place}:${info.lines}`,
  }));
}

function labelsOfJson(text: string, place: string): Label[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `not JSON: ${oneLine((error as Error).message)}`;
  }
  return Object.entries(value as Record<string, unknown>).map(([address, given]) => {
    const { name, labels } = (given ?? {}) as { name?: unknown; labels?: unknown };
    return {
      address,
      name: typeof name === 'string' ? name.trim() : '',
      categories: Array.isArray(labels)
        ? labels.filter((label): label is string => typeof label === 'string')
        : [],
      source: 'https://etherscan.io/labelcloud',
      place: `${place}: ${address}`,
    };
  });
}
