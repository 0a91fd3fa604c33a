import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/error.js';
import { CODEBOOK_TABLES, readCodebook } from '../../src/pack/codebook.js';
import { patternProblem } from '../../src/pack/pattern.js';
import { reportTo } from '../../src/pack/report.js';
import { packFolder } from '../support/packs.js';

const ROOT = packFolder('dprk-asean');
const GOOD = readFileSync(join(ROOT, 'codebook.yml'), 'utf8');

/** Issues of the real codebook with one text changed. */
function issuesOf(from: string, to: string, table?: (typeof CODEBOOK_TABLES)[number]): string[] {
  const issues: Issue[] = [];
  const files = new Map<string, Buffer>([['codebook.yml', Buffer.from(GOOD)]]);
  for (const path of CODEBOOK_TABLES) files.set(path, readFileSync(join(ROOT, path)));
  const path = table ?? 'codebook.yml';
  const before = files.get(path)?.toString('utf8') as string;
  if (!before.includes(from)) throw new Error(`${path} does not say "${from}"`);
  files.set(path, Buffer.from(before.replace(from, to)));
  readCodebook(files, (file) => reportTo(issues, file));
  return issues.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

const lineOf = (text: string) => GOOD.slice(0, GOOD.indexOf(text)).split('\n').length;

describe('patterns', () => {
  test.each([
    ['(?<=a)b', 'RE2 subset'],
    ['(a)\\1', 'RE2 subset'],
    ['a(', 'RE2 subset'],
    ['\\bking', 'word boundary'],
    ['(?i)king', 'sets flags'],
    ['King', 'small letters'],
    ['a*', 'without bound'],
    ['king.+', 'without bound'],
    ['a{3,}', 'without bound'],
    ['a\\\\+', 'without bound'],
    ['[ab]*c', 'without bound'],
    ['\\pL+', 'without bound'],
    ['\u041a\u043e\u0440\u043e\u043b\u044c', 'small letters'],
    ['a(?!b)', 'RE2 subset'],
    ['a{1001}', 'RE2 subset'],
    ['(?:(?:a{1,100}){1,100}){1,100}', 'RE2 subset'],
    ['a|', 'empty text'],
    ['^', 'empty text'],
    ['(?:king)?', 'empty text'],
    ['a'.repeat(401), '400 are allowed'],
    ['[&#]', 'signs only'],
    ['(?:--|\\.\\.\\.)', 'signs only'],
  ])('%s is refused', (pattern, why) => {
    expect(patternProblem(pattern)).toContain(why);
  });

  test.each([
    'king',
    'visit(?:s|ed)?',
    '[a-z]{2,9} party',
    'a\\.b',
    '^pyongyang',
    '\\P{Lu}a',
    '\\pLa',
    '[\\]+]x',
    'c\\+\\+',
    '(?P<who>king)',
    '\\\\b',
    'r&d',
    '(?:&|and)',
  ])('%s is taken', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });
});

describe('a codebook with a mistake', () => {
  test('names the pattern and its line', () => {
    const [issue] = issuesOf("digest: ['press review'", "digest: ['(?<=press) review'");
    expect(issue).toMatch(new RegExp(`^codebook.yml:${lineOf('  digest:')}: cue digest: .*RE2 subset`));
  });

  test.each([
    ['  act:\n    question', '  deed:\n    question', 'variable deed is unknown'],
    ['when: ["title: help"]', 'when: ["title: helpful"]', '"helpful" is no cue'],
    ['when: ["title: help"]', 'when: ["heading: help"]', 'scopes are title'],
    ['when: ["title: help"]', 'when: ["title: @actor.duke"]', 'duke is neither a kind of phrase'],
    [
      'category: praise, when: ["title: found"]',
      'category: applause, when: ["title: found"]',
      'applause is not one of',
    ],
    ['"act=agreement"', '"act=treaty"', 'asks for treaty'],
    ['id: title-founding', 'id: help', 'stands twice'],
    [
      'category: praise, when: ["title: found"]',
      'when: ["title: found"]',
      'give either category, or best and in',
    ],
    [', why: "Friendly labour fits no act."', '', '"why" is missing'],
  ])('%s becomes %s', (from, to, message) => {
    expect(issuesOf(from, to).join('\n')).toContain(message);
  });

  test.each([
    ['codebook/persons.csv', ',head_of_state,', ',duke,', 'rank: duke is not one of supreme_leader'],
    ['codebook/persons.csv', ',foreign_ministry,', ',palace,', 'channel: palace is not one of party'],
    ['codebook/offices.csv', ',premier,', ',prime,', 'rank: prime is not one of supreme_leader'],
    ['codebook/persons.csv', ',2011-12-13,', ',2011-02-30,', '2011-02-30 is not a date of the calendar'],
  ] as const)('%s: %s for %s is told with its line', (table, from, to, message) => {
    const rows = readFileSync(join(ROOT, table), 'utf8');
    const line = rows.slice(0, rows.indexOf(from)).split('\n').length;
    expect(issuesOf(from, to, table)).toEqual([expect.stringContaining(`${table}:${line}: `)]);
    expect(issuesOf(from, to, table)[0]).toContain(message);
  });

  test('a phrase of signs only is told with its line', () => {
    const line =
      readFileSync(join(ROOT, 'codebook/states.csv'), 'utf8').split('\n').indexOf('LAO,Laos,name,') + 1;
    expect(line).toBeGreaterThan(0);
    expect(issuesOf('\nLAO,Laos,name,', '\nLAO,--,name,', 'codebook/states.csv')).toEqual([
      `codebook/states.csv:${line}: "--" is of signs only and never matches; name a word`,
    ]);
  });

  test.each([
    [
      'languages: [en]',
      'languages: [en, ko]',
      /^codebook.yml:7: ko: Korean joins particles .* leave the language out$/,
    ],
    [
      'languages: [en]',
      'languages: []',
      /^codebook.yml:7: languages: \[\] must not have fewer than 1 items$/,
    ],
    [
      "digest: ['press review'",
      "digest: {es: ['Resumen']} #",
      /^codebook.yml:\d+: cue digest has patterns for es, but languages are en/,
    ],
    [
      "digest: ['press review'",
      "digest: {en: ['Review']} #",
      /^codebook.yml:\d+: cue digest\.en: "Review" has capitals/,
    ],
  ])('%s becomes %s', (from, to, message) => {
    expect(issuesOf(from, to).filter((issue) => message.test(issue))).toHaveLength(1);
  });

  test('rules that are not there for relevance', () => {
    const start = GOOD.indexOf('  relevance:\n    - {');
    const list = GOOD.slice(start, GOOD.indexOf('  act:\n    - {'));
    expect(issuesOf(list, '').join()).toMatch(/^codebook.yml:\d+: rules for relevance are missing/);
  });

  test('a date that is none, a column too many, a missing table', () => {
    expect(issuesOf(',2010', ',2010-02-30', 'codebook/persons.csv')[0]).toMatch(
      /persons\.csv:\d+: .*(calendar|match)/,
    );
    expect(issuesOf('state,alias', 'nation,alias', 'codebook/states.csv').join()).toContain(
      'unknown column "nation"',
    );
    const issues: Issue[] = [];
    readCodebook(new Map([['codebook.yml', Buffer.from(GOOD)]]), (file) => reportTo(issues, file));
    expect(issues.map(({ file }) => file)).toEqual([...CODEBOOK_TABLES]);
  });
});
