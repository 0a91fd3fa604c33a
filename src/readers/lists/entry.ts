import { createHash } from 'node:crypto';
import type { ListedIdentifier, ListedName, Listing } from '../../types.js';
import { oneLine } from '../text.js';
import { countryCode } from './countries.js';
import type { Findings } from './findings.js';

/** An entry under construction: the parts that a format does not give stay empty. */
export function entry(given: Pick<Listing, 'list' | 'id' | 'kind' | 'place'> & Partial<Listing>): Listing {
  const { list, id, kind, place, ...rest } = given;
  return {
    list,
    id,
    kind,
    names: [],
    countries: [],
    programs: [],
    addresses: [],
    dates: { listed: null, delisted: null, updated: null },
    identifiers: [],
    links: [],
    remarks: {},
    ...rest,
    place,
  };
}

/** Collects the parts of one entry, each value once and without blanks around it. */
export class Parts {
  readonly names: ListedName[] = [];
  readonly countries: string[] = [];
  readonly addresses: string[] = [];
  readonly identifiers: ListedIdentifier[] = [];
  readonly links: { relation: string; name: string }[] = [];
  readonly remarks: Record<string, string[]> = {};

  constructor(
    readonly findings: Findings,
    readonly place: string,
  ) {}

  name(text: string, kind: ListedName['kind']): void {
    const name = squeezed(text).replace(/^(["“‘])(.*)["”’]$/, '$2');
    if (name !== '' && !this.names.some((known) => known.name === name)) this.names.push({ name, kind });
  }

  country(text: string): void {
    const name = oneLine(text).trim().replace(/\.$/, '');
    if (name === '') return;
    const code = countryCode(name);
    if (code === null)
      this.findings.note(`"${name}" is not a known state and is kept as written`, this.place);
    add(this.countries, code ?? name);
  }

  address(text: string): void {
    add(this.addresses, squeezed(text));
  }

  identifier(kind: string, value: string, more: { currency?: string; country?: string } = {}): void {
    const text = oneLine(value).trim();
    if (text === '' || this.identifiers.some((known) => known.kind === kind && known.value === text)) return;
    const country = more.country === undefined ? '' : (countryCode(more.country) ?? more.country.trim());
    this.identifiers.push({ kind, value: text, currency: more.currency ?? '', country });
  }

  link(relation: string, name: string): void {
    const text = oneLine(name).trim();
    if (text !== '') this.links.push({ relation, name: text });
  }

  remark(field: string, text: string): void {
    const value = squeezed(text);
    if (value === '') return;
    this.remarks[field] ??= [];
    add(this.remarks[field], value);
  }

  /** The parts as fields of an entry. */
  all(): Pick<Listing, 'names' | 'countries' | 'addresses' | 'identifiers' | 'links' | 'remarks'> {
    const { names, countries, addresses, identifiers, links, remarks } = this;
    return { names, countries, addresses, identifiers, links, remarks };
  }
}

/** ASCII without a blank at either end or two in a row, as nearly all values of lists are. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

const squeezed = (text: string): string =>
  TIDY.test(text) ? text : oneLine(text).replace(/\s+/g, ' ').trim();

function add(to: string[], value: string): void {
  if (value !== '' && !to.includes(value)) to.push(value);
}

/** The names between semicolons; a comma parts two whole names, but not a family name from a given one. */
export function namesIn(text: string): string[] {
  return text
    .split(/;/)
    .map((part) => part.trim())
    .flatMap((part) => {
      const sides = part.split(/,\s+/);
      return sides.length > 1 && sides.every((side) => side.split(/\s+/).length > 1 && !/\.$/.test(side))
        ? sides
        : [part];
    })
    .filter((part) => part !== '');
}

/** An id made of the content, for lists that give none. */
export function digestId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)}`;
}
