import { expect, test } from 'vitest';
import { compileCoder } from '../../src/coding/code.js';
import type { Issue } from '../../src/error.js';
import { readCodebook } from '../../src/pack/codebook.js';
import { reportTo } from '../../src/pack/report.js';
import type { Codebook } from '../../src/types.js';
import { item } from '../support/coder.js';

const VARIABLES = [
  'act',
  'direction',
  'actor_rank',
  'partner_rank',
  'channel',
  'exclusivity',
  'occasion',
  'formulas',
];

const YAML = `
id: twofold
title: A codebook that reads two languages
version: "1"
actor: XEX
languages: [en, es]
names: exact
variables:
  relevance:
    question: Is it about the two?
    categories: { relational: { definition: about the two }, third_party: { definition: about others } }
${VARIABLES.map((name) => `  ${name}: { question: What of this variable?, categories: { message: { definition: a message }, visit: { definition: a visit }, premier: { definition: a premier }, none: { definition: nobody } } }`).join('\n')}
cues:
  greet:
    en: ['greet(?:s|ed)?']
    es: ['saluda(?:n)?', 'felicita(?:n)?']
  arrive:
    en: ['arriv(?:es|ed)']
    es: ['lleg(?:a|an|ó)']
  banquet: ['banquet']
rules:
  relevance:
    - { id: all, category: relational, any: ["title: greet", "title: arrive", "title: banquet"], why: An act is named. }
    - { id: otherwise, category: third_party, why: No act is named. }
  act:
    - { id: greet, category: message, when: ["title: greet"], why: A greeting is named. }
    - { id: otherwise, category: visit, why: All else is travel here. }
  partner_rank:
    - { id: best, best: partner, in: title, why: The highest who is named. }
    - { id: otherwise, category: none, why: Nobody is named. }
`;

const TABLES: Record<string, string> = {
  'codebook/states.csv': 'state,alias,kind,note\nXEX,Exland,name,\nXAA,Alfa,name,\n',
  'codebook/states.en.csv': 'state,alias,kind,note\nXBB,Bravoland,name,\n',
  'codebook/states.es.csv': 'state,alias,kind,note\nXBB,Bravolandia,name,\n',
  'codebook/persons.csv': 'name,state,office,rank,channel,from,to,source,note\n',
  'codebook/offices.csv': 'phrase,rank,channel,kind,state,note\n',
  'codebook/offices.es.csv':
    'phrase,rank,channel,kind,state,note\nprimer ministro de Alfa,premier,,office,XAA,\n',
};

function read(yaml = YAML, tables = TABLES): { codebook: Codebook | undefined; issues: string[] } {
  const issues: Issue[] = [];
  const files = new Map(
    Object.entries({ 'codebook.yml': yaml, ...tables }).map(([path, text]) => [path, Buffer.from(text)]),
  );
  const codebook = readCodebook(files, (file) => reportTo(issues, file));
  return { codebook, issues: issues.map(({ file, message }) => `${file}: ${message}`) };
}

const { codebook, issues } = read();
const code = compileCoder(codebook as Codebook);
const rows = (title: string, language: string) =>
  code(item(title, '', { language })).map(({ partner, values }) => [partner, values.relevance, values.act]);

test('the small codebook is sound', () => {
  expect(issues).toEqual([]);
});

test('the language of a text selects the patterns of a cue', () => {
  expect(rows('Exland greets Alfa', 'en')).toEqual([['XAA', 'relational', 'message']]);
  expect(rows('Exland saluda a Alfa', 'es')).toEqual([['XAA', 'relational', 'message']]);
  expect(rows('Exland saluda a Alfa', 'en')).toEqual([['XAA', 'third_party', null]]);
  expect(rows('Exland greets Alfa', 'es')).toEqual([['XAA', 'third_party', null]]);
});

test('patterns without a language count in every one', () => {
  for (const language of ['en', 'es'])
    expect(rows('Banquet for Alfa', language)).toEqual([['XAA', 'relational', 'visit']]);
});

test('tables of one language count in its texts only', () => {
  expect(rows('Bravolandia saluda', 'es')).toEqual([['XBB', 'relational', 'message']]);
  expect(rows('Bravolandia greets', 'en')).toEqual([]);
  expect(rows('Bravoland greets', 'en')).toEqual([['XBB', 'relational', 'message']]);
  expect(rows('Bravoland saluda', 'es')).toEqual([]);
});

test('an office of another grammar is given with its state', () => {
  const rank = (language: string) =>
    code(item('Llega banquet el primer ministro de Alfa', '', { language }))[0]?.values.partner_rank;
  expect(rank('es')).toBe('premier');
  expect(rank('en')).toBe('none');
});

test('a text that states no language is read as the first, other languages give no row', () => {
  expect(rows('Exland greets Alfa', '')).toEqual([['XAA', 'relational', 'message']]);
  expect(rows('Exland saluda a Alfa', '')).toEqual([['XAA', 'third_party', null]]);
  expect(rows('Exland greets Alfa', 'fr')).toEqual([]);
});

test('a table of a language that is not read is refused', () => {
  expect(read(YAML.replace('[en, es]', '[en]').replaceAll(/\n {4}es: .*/g, '')).issues).toEqual([
    'codebook/states.es.csv: the codebook does not read es; add it to languages',
    'codebook/offices.es.csv: the codebook does not read es; add it to languages',
  ]);
});

test('every table makes another version of the codebook', () => {
  const other = {
    ...TABLES,
    'codebook/states.es.csv': `${TABLES['codebook/states.es.csv']}XCC,Charlandia,name,\n`,
  };
  expect(read(YAML, other).codebook?.digest).not.toBe(codebook?.digest);
});
