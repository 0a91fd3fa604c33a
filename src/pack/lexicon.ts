import Type from 'typebox';
import type { Phrase } from '../types.js';
import { dayRange } from './dates.js';
import type { PackFiles } from './files.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { type Row, readTable } from './table.js';

const STATE = '^[A-Z]{3}$';
const note = Type.Optional(Type.String({ description: 'Doubts, spellings, why a row is there.' }));
const rank = Type.Optional(Type.String({ description: 'A category of actor_rank and partner_rank.' }));
const channel = Type.Optional(Type.String({ description: 'A category of channel.' }));

export const StatesSchema = strict(
  {
    state: Type.Optional(
      Type.String({ pattern: STATE, description: 'ISO 3166-1 alpha-3; may be empty for ignore.' }),
    ),
    alias: Type.String({ minLength: 1, description: 'The phrase as texts write it.' }),
    kind: Type.Enum(['name', 'demonym', 'place', 'ignore'], {
      description: 'ignore: a phrase that contains a name and does not mean the state.',
    }),
    note,
  },
  { description: 'codebook/states.csv: how texts name states; the longest phrase wins.' },
);

const partialDate = (description: string) =>
  Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}){0,2}$', description }));

export const PersonsSchema = strict(
  {
    name: Type.String({ minLength: 2, description: 'The name as texts write it; one row per spelling.' }),
    state: Type.String({ pattern: STATE, description: 'Whose person it is.' }),
    office: Type.String({ description: 'The office held.' }),
    rank,
    channel,
    from: partialDate('First day in office.'),
    to: partialDate('Last day in office; empty if open or unknown.'),
    source: Type.String({ minLength: 3, description: '`corpus:<document id>`, a link, or `recalled`.' }),
    note,
  },
  { description: 'codebook/persons.csv: who was what from when to when.' },
);

export const OfficesSchema = strict(
  {
    phrase: Type.String({ minLength: 2, description: 'The phrase; letter case does not matter.' }),
    rank,
    channel,
    kind: Type.Enum(['office', 'organ'], { description: 'What a person is, or a body.' }),
    state: Type.Optional(
      Type.String({ pattern: STATE, description: 'Whose, where the phrase itself says it.' }),
    ),
    note,
  },
  { description: 'codebook/offices.csv: offices and organs with rank and channel.' },
);

/** Categories that a column of the tables may hold; null where they are not known. */
export type Allowed = Readonly<Record<'rank' | 'channel', ReadonlySet<string> | null>>;

/** Reads the three tables of a codebook into one lexicon. */
export function readLexicon(
  files: PackFiles,
  reportOf: (path: string) => Report,
  allowed: Allowed = { rank: null, channel: null },
): Phrase[] {
  const read = <T>(path: string, reader: (text: string, report: Report) => T[] | undefined): T[] => {
    const text = files.get(path)?.toString('utf8');
    if (text === undefined) reportOf(path)(undefined, 'the file is missing; a codebook needs it');
    return (text === undefined ? undefined : reader(text, reportOf(path))) ?? [];
  };
  return [
    ...read('codebook/states.csv', (text, report) =>
      readTable(text, StatesSchema, report)?.map(({ value }) =>
        plain(value.alias, value.kind as Phrase['kind'], value.state),
      ),
    ),
    ...read('codebook/persons.csv', (text, report) =>
      readTable(text, PersonsSchema, report)?.flatMap((row) => {
        checkCategories(row, allowed, report);
        return toPerson(row, report);
      }),
    ),
    ...read('codebook/offices.csv', (text, report) =>
      readTable(text, OfficesSchema, report)?.map((row) => {
        checkCategories(row, allowed, report);
        const { value } = row;
        return {
          ...plain(value.phrase, value.kind as Phrase['kind'], value.state),
          rank: value.rank ?? null,
          channel: value.channel ?? null,
        };
      }),
    ),
  ];
}

/** A rank that no variable has would never count, and nobody would see why. */
function checkCategories(
  { value, line }: Row<{ rank?: string; channel?: string }>,
  allowed: Allowed,
  report: Report,
): void {
  for (const column of ['rank', 'channel'] as const) {
    const [category, known] = [value[column], allowed[column]];
    if (category !== undefined && known && !known.has(category))
      report(line, `${column}: ${category} is not one of ${[...known].join(', ')}`);
  }
}

function plain(text: string, kind: Phrase['kind'], state: string | undefined): Phrase {
  return { text, kind, state: state ?? null, rank: null, channel: null, from: null, to: null };
}

function toPerson(
  {
    value,
    line,
  }: Row<{ name: string; state: string; rank?: string; channel?: string; from?: string; to?: string }>,
  report: Report,
): Phrase[] {
  const [from, to] = [value.from, value.to].map((date) => {
    if (date === undefined) return null;
    const range = dayRange(date);
    if (!range) report(line, `${date} is not a date of the calendar`);
    return range ?? null;
  });
  return [
    {
      ...plain(value.name, 'person', value.state),
      rank: value.rank ?? null,
      channel: value.channel ?? null,
      from: from?.first ?? null,
      to: to?.last ?? null,
    },
  ];
}
