import Type from 'typebox';
import type { Partner } from '../types.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';

export const PartnerSchema = strict(
  {
    code: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 3166-1 alpha-3.' }),
    iso2: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' }),
    name: Type.String({ minLength: 2, description: 'Short English name.' }),
    aliases: Type.Optional(Type.String({ description: 'Other names, separated by semicolons.' })),
    reported: Type.Enum(['yes', 'no'], { description: 'yes = ranked; no = only widens the comparison.' }),
  },
  { description: 'partners.csv: one state per row.' },
);

/** Codes that ISO 3166-1 leaves to its users, for states that are invented or not in it. */
const USER_ASSIGNED = /^(AA|Q[M-Z]|X[A-Z]|ZZ)$/;
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export function readPartners(text: string, report: Report): Partner[] | undefined {
  return readTable(text, PartnerSchema, report)?.map(({ value, line }) => {
    if (regions.of(value.iso2) === undefined && !USER_ASSIGNED.test(value.iso2))
      report(line, `iso2: ${value.iso2} is not a code of ISO 3166-1`);
    return {
      code: value.code,
      iso2: value.iso2,
      name: value.name,
      aliases: splitList(value.aliases),
      reported: value.reported === 'yes',
    };
  });
}

/** Parts of a cell that holds a list, separated by semicolons. */
export function splitList(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
