import Type from 'typebox';
import type { Phrase } from '../types.js';
import { dayRange } from './dates.js';
import type { PackFiles } from './files.js';
import { isWordless } from './pattern.js';
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

/** Reads the tables of a codebook into one lexicon: those for all texts, then those for texts of one language. */
export function readLexicon(
  files: PackFiles,
  reportOf: (path: string) => Report,
  languages: readonly string[] = [],
  allowed: Allowed = { rank: null, channel: null },
): Phrase[] {
  return [
    ...TABLES.flatMap((table) => readPhrases(files, table, `codebook/${table}.csv`, reportOf, allowed)),
    ...languageTables(files).flatMap(({ table, path, language }) => {
      if (!languages.includes(language))
        reportOf(path)(undefined, `the codebook does not read ${language}; add it to languages`);
      return readPhrases(files, table, path, reportOf, allowed).map((phrase) => ({ ...phrase, language }));
    }),
  ];
}

/** The tables of a codebook, in the order of precedence among phrases of one length. */
const TABLES = ['states', 'persons', 'offices'] as const;
type TableName = (typeof TABLES)[number];

/** Tables for texts of one language only, such as `codebook/offices.es.csv`, in the order of the others. */
function languageTables(files: PackFiles): { table: TableName; path: string; language: string }[] {
  return TABLES.flatMap((table) =>
    [...files.keys()].flatMap((path) => {
      const [, name, language] = /^codebook\/([a-z]+)\.([a-z]{2})\.csv$/.exec(path) ?? [];
      return name === table && language !== undefined ? [{ table, path, language }] : [];
    }),
  );
}

function readPhrases(
  files: PackFiles,
  table: TableName,
  path: string,
  reportOf: (path: string) => Report,
  allowed: Allowed,
): Phrase[] {
  const report = reportOf(path);
  const text = files.get(path)?.toString('utf8');
  if (text === undefined) {
    report(undefined, 'the file is missing; a codebook needs it');
    return [];
  }
  return READERS[table](text, report, allowed) ?? [];
}

const READERS: Readonly<
  Record<TableName, (text: string, report: Report, allowed: Allowed) => Phrase[] | undefined>
> = {
  states: (text, report) =>
    readTable(text, StatesSchema, report)?.map(({ value, line }) => {
      checkWords(value.alias, line, report);
      return plain(value.alias, value.kind as Phrase['kind'], value.state);
    }),
  persons: (text, report, allowed) =>
    readTable(text, PersonsSchema, report)?.flatMap((row) => {
      checkWords(row.value.name, row.line, report);
      checkCategories(row, allowed, report);
      return toPerson(row, report);
    }),
  offices: (text, report, allowed) =>
    readTable(text, OfficesSchema, report)?.map((row) => {
      checkWords(row.value.phrase, row.line, report);
      checkCategories(row, allowed, report);
      const { value } = row;
      return {
        ...plain(value.phrase, value.kind as Phrase['kind'], value.state),
        rank: value.rank ?? null,
        channel: value.channel ?? null,
      };
    }),
};

function checkWords(phrase: string, line: number, report: Report): void {
  if (isWordless(phrase))
    report(line, `${JSON.stringify(phrase)} is of signs only and never matches; name a word`);
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
