import type { ListedKind, ListedName, ListId } from '../../types.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { readOfacRemarks } from './ofac-remarks.js';
import { tableRows } from './table.js';

type Bytes = AsyncIterable<Uint8Array>;

/** What OFAC writes for nothing; the blank behind it is its own. */
const NULL = '-0-';

function plain(cell = ''): string {
  const text = cell.trim();
  return text === NULL ? '' : text;
}

const KINDS: Readonly<Record<string, ListedKind>> = {
  '': 'organization',
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

/** Tables that belong to a list of OFAC and are joined to it by the number of the entry. */
export interface OfacCompanions {
  readonly add?: Bytes;
  readonly alt?: Bytes;
  readonly comments?: Bytes;
}

/** Characters of remarks that the main table holds; a few less where a blank was trimmed. */
const REMARKS_CAP = 990;

const COLUMNS = { prim: 12, add: 6, alt: 5, comments: 2 } as const;

/** The rows of one of OFAC's tables, none of which has a header; a row that is shifted is skipped. */
async function* ofacRows(
  bytes: Bytes,
  place: string,
  findings: Findings,
  table: keyof typeof COLUMNS,
): AsyncGenerator<{ cells: string[]; id: string; at: string }> {
  for await (const { cells, line } of tableRows(bytes, place, findings)) {
    const at = `${place}:${line}`;
    const [id = ''] = cells;
    if (cells.length !== COLUMNS[table])
      findings.skip(at, `${cells.length} cells where the table has ${COLUMNS[table]}; the row is shifted`);
    else if (!/^\d+$/.test(id.trim())) findings.skip(at, `"${id.slice(0, 40)}" is no number of an entry`);
    else yield { cells: cells.map(plain), id: id.trim(), at };
  }
}

/** Rows of a companion by entry. */
async function byEntry(rows: ReturnType<typeof ofacRows>): Promise<Map<string, string[][]>> {
  const found = new Map<string, string[][]>();
  for await (const { id, cells } of rows) {
    const known = found.get(id);
    if (known) known.push(cells);
    else found.set(id, [cells]);
  }
  return found;
}

/**
 * Reads SDN.CSV or CONS_PRIM.CSV: twelve columns, no header, `-0- ` for nothing, 0x1A at the end. Companions give addresses, aliases and
 * the rest of long remarks. The table has no date of designation: take the first appearance across snapshots.
 */
export function ofacCsv(list: ListId, companions: OfacCompanions = {}): ListReader {
  return async function* (bytes, place, findings) {
    const rowsOf = async (table: 'add' | 'alt' | 'comments') => {
      const source = companions[table];
      return source
        ? byEntry(ofacRows(source, `${table} of ${place}`, findings, table))
        : new Map<string, string[][]>();
    };
    const [add, alt, comments] = [await rowsOf('add'), await rowsOf('alt'), await rowsOf('comments')];
    findings.ended = false; // The companions have a mark of their own.
    const seen = new Set<string>();
    for await (const { cells, id, at } of ofacRows(bytes, place, findings, 'prim')) {
      const [
        ,
        name = '',
        type = '',
        program = '',
        title = '',
        callSign = '',
        vesselType = '',
        tonnage = '',
        grt = '',
        flag = '',
        owner = '',
        remarks = '',
      ] = cells;
      const kind = KINDS[type];
      if (kind === undefined) {
        findings.skip(
          at,
          `"${type.slice(0, 40)}" is no type of an entry; the row is shifted or the code is new`,
        );
        continue;
      }
      if (name === '') {
        findings.skip(at, `the entry ${id} has no name`);
        continue;
      }
      if (seen.has(id)) findings.note('an entry is given twice and stands twice', at);
      seen.add(id);
      const parts = new Parts(findings, at);
      parts.name(name, 'primary');
      for (const row of alt.get(id) ?? [])
        parts.name(row[3] as string, row[2] === 'fka' ? 'former' : 'strong');
      for (const row of add.get(id) ?? []) addressOf(row, parts);
      parts.remark('title', title);
      parts.identifier('call-sign', callSign);
      parts.remark('vessel type', vesselType);
      parts.remark('tonnage', tonnage);
      parts.remark('gross registered tonnage', grt);
      if (flag !== '') parts.country(flag);
      parts.remark('flag', flag);
      if (owner !== '') parts.link('owned by', owner);
      const more = (comments.get(id) ?? []).map((row) => row[1]).join('');
      if (remarks.length >= REMARKS_CAP && more === '')
        findings.note('remarks are cut at 1,000 characters; join the comments table to have them whole', at);
      readOfacRemarks(`${remarks}${more}`, parts);
      yield entry({ list, id, kind, ...parts.all(), programs: programsIn(program), place: at });
      alt.delete(id);
      add.delete(id);
      comments.delete(id);
    }
    if (!findings.ended)
      findings.note(
        'the mark 0x1A at the end is missing; the file may be cut short, or was saved by a program',
        place,
      );
    for (const [table, left] of Object.entries({ add, alt, comments }))
      for (const id of left.keys())
        findings.note(`rows of the ${table} table belong to no entry read`, `entry ${id}`);
  };
}

/** `DPRK3] [NPWMD` is two programmes. */
export const programsIn = (text: string): string[] =>
  text
    .split(/\]\s*\[/)
    .map((program) => program.replace(/^\[|\]$/g, '').trim())
    .filter((program) => program !== '');

function addressOf(
  [, , street = '', city = '', country = '', remark = '']: readonly string[],
  parts: Parts,
): void {
  parts.address([street, city, country].filter((part) => part !== '').join(', '));
  if (country !== '') parts.country(country);
  parts.remark('address remark', remark);
}

/** Reads ADD.CSV, ALT.CSV or SDN_COMMENTS.CSV on its own: one entry per number, with what that table knows of it. */
export function ofacCompanion(table: 'add' | 'alt' | 'comments', list: ListId): ListReader {
  return async function* (bytes, place, findings) {
    const first = new Map<string, string>();
    const entries = new Map<string, Parts>();
    for await (const { cells, id, at } of ofacRows(bytes, place, findings, table)) {
      const parts = entries.get(id) ?? new Parts(findings, at);
      entries.set(id, parts);
      if (!first.has(id)) first.set(id, at);
      if (table === 'add') addressOf(cells, parts);
      else if (table === 'alt') parts.name(cells[3] as string, ALIASES[cells[2] as string] ?? 'strong');
      else readOfacRemarks(cells[1] as string, parts);
    }
    findings.note(`this is the ${table} table alone; read it beside its list to have whole entries`, place);
    for (const [id, parts] of entries)
      yield entry({ list, id, kind: 'organization', ...parts.all(), place: first.get(id) as string });
  };
}

const ALIASES: Readonly<Record<string, ListedName['kind']>> = { aka: 'strong', nka: 'strong', fka: 'former' };
