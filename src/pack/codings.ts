import Type from 'typebox';
import { CODED_VARIABLES, type CodedItem, type CodedVariable, type Coding, type Coverage } from '../types.js';
import { dayRange } from './dates.js';
import { splitList } from './partners.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';

const category = (description: string) => Type.Optional(Type.String({ pattern: '^[a-z_]+$', description }));

/** The columns of `codings/<source>.csv`, in order. */
export const CodingSchema = strict(
  {
    id: Type.String({ minLength: 1, description: 'Id of the document.' }),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day of the document.' }),
    url: Type.Optional(
      Type.String({ pattern: '^https?://', description: 'Link to it, where there is one.' }),
    ),
    text: Type.String({
      pattern: '^[0-9a-f]{16}$',
      description: 'First 16 digits of the SHA-256 of its text.',
    }),
    partner: Type.String({ pattern: '^[A-Z]{3}$', description: 'The state that the row is about.' }),
    relevance: Type.Enum(['relational', 'incidental', 'third_party'], {
      description:
        'Third-party rows are kept only for documents that people coded too; the others are counted in coverage.csv.',
    }),
    act: category('As the codebook defines it, like the columns that follow.'),
    direction: category('Who acts toward whom.'),
    actor_rank: category("Highest on the actor's side."),
    partner_rank: category("Highest on the state's side."),
    channel: category('In which capacity.'),
    exclusivity: category('Alone, among few, or in a list.'),
    list_size: Type.Optional(Type.Integer({ minimum: 2, description: 'States named together.' })),
    list_position: Type.Optional(Type.Integer({ minimum: 1, description: 'Place of this one.' })),
    occasion: category('The date of the calendar that the act is for.'),
    formulas: Type.Optional(Type.String({ description: 'Fixed phrases, separated by semicolons.' })),
    event: Type.Optional(Type.String({ description: 'Items that tell of one event share it.' })),
    codebook: Type.String({
      pattern: '^[0-9a-f]{8}$',
      description: 'Start of the digest of the codebook that coded it.',
    }),
  },
  {
    description:
      'codings/<source>.csv: what the rules say of one document and state. Written by save-codings.',
  },
);

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const CoverageSchema = strict(
  {
    source: Type.String({ description: 'Id of the source in sources.csv.' }),
    month: Type.String({ pattern: '^\\d{4}-\\d{2}$', description: 'YYYY-MM.' }),
    documents: count('Documents of the month.'),
    read: count('Of these in a language the codebook reads.'),
    headlines: count('Of these without a body.'),
    relational: count('Rows that are relational.'),
    incidental: count('Rows that are incidental.'),
    third_party: count('Rows that are about others only.'),
  },
  { description: 'codings/coverage.csv: how much was read, by source and month. Written by save-codings.' },
);

export function readCodings(source: string, text: string, report: Report): CodedItem[] | undefined {
  return readTable(text, CodingSchema, report)?.map(({ value, line }): CodedItem => {
    if (!dayRange(value.date)) report(line, `date: ${value.date} is not a day of the calendar`);
    const cells = value as unknown as Readonly<Record<string, string | undefined>>;
    const values = {} as Record<CodedVariable, string | null>;
    for (const variable of CODED_VARIABLES) values[variable] = cells[variable] ?? null;
    const coding: Coding = {
      document: value.id,
      partner: value.partner,
      values,
      list:
        value.list_size === undefined || value.list_position === undefined
          ? null
          : { size: value.list_size, position: value.list_position },
      occasion: value.occasion ?? null,
      formulas: splitList(value.formulas),
      spans: [],
    };
    return {
      source,
      coding,
      date: value.date,
      url: value.url ?? '',
      text: value.text,
      event: value.event ?? null,
      codebook: value.codebook,
    };
  });
}

export function readCoverage(text: string, report: Report): Coverage[] | undefined {
  return readTable(text, CoverageSchema, report)?.map(({ value: { third_party: thirdParty, ...rest } }) => ({
    ...rest,
    thirdParty,
  }));
}
