import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/pack/claims.js';
import { reports } from '../support/reports.js';

function read(text: string) {
  const { report, lines } = reports();
  return { claims: readClaims(text, report), issues: lines };
}

const OPEN = '```yaml\nmissing: Figures of trade between the two.\n```';

describe('readClaims', () => {
  test('takes sentence, citations, place and test apart; the preface is for people', () => {
    const text = [
      '# Claims',
      'A preface that cites nothing.',
      '## c01 · second paragraph, part 1',
      'They met {n} times [@v-1; @v-2]\nin two years [@v-2;@v-3].',
      '```yaml\nsql: SELECT 1\nreasons: { supported: The record has {n}. }\n```',
    ].join('\n\n');
    expect(
      read(text.replace('{ supported: The record has {n}. }', '\n  supported: The record has {n}.')),
    ).toEqual({
      issues: [],
      claims: [
        {
          id: 'c01',
          paragraph: 'second paragraph, part 1',
          sentence: 'They met {n} times in two years.',
          cites: ['v-1', 'v-2', 'v-3'],
          test: { kind: 'sql', sql: 'SELECT 1', reasons: { supported: 'The record has {n}.' } },
          line: 5,
        },
      ],
    });
  });

  test('a claim that cannot be tested says what is missing', () => {
    const { claims, issues } = read(`## c12 · end\n\nThey trade [@x].\n\n${OPEN}\n`);
    expect(issues).toEqual([]);
    expect(claims[0]?.test).toEqual({ kind: 'open', missing: 'Figures of trade between the two.' });
  });

  test('CRLF files read the same', () => {
    const text = `## c12 · end\n\nThey trade\nfish [@x].\n\n${OPEN}\n`;
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text));
  });

  test.each([
    [
      'two paragraphs',
      `## c01 · a\n\nOne [@x].\n\nTwo [@x].\n\n${OPEN}`,
      '1: c01: needs exactly one paragraph and one yaml block, has 2 and 1',
    ],
    [
      'no block',
      '## c01 · a\n\nOne [@x].',
      '1: c01: needs exactly one paragraph and one yaml block, has 1 and 0',
    ],
    [
      'sql and missing',
      `## c01 · a\n\nOne [@x].\n\n\`\`\`yaml\nsql: SELECT 1\nmissing: Figures of trade.\n\`\`\``,
      '1: c01: give either sql with reasons, or missing',
    ],
    [
      'an unknown field, by its own line',
      `\n## c01 · a\n\nOne [@x].\n\n\`\`\`yaml\nmissing: Figures of trade.\nverdict: supported\n\`\`\``,
      '8: unknown field "verdict"; remove it or correct its name',
    ],
    [
      'YAML that does not parse',
      `## c01 · a\n\nOne [@x].\n\n\`\`\`yaml\nmissing: "no end\n\`\`\``,
      '7: not YAML: Missing closing "quote',
    ],
    ['no citation', `## c01 · a\n\nOne.\n\n${OPEN}`, '1: c01: cites nothing; add [@evidence-id]'],
    [
      'a heading of another form',
      `## c1 - a\n\nOne [@x].\n\n${OPEN}`,
      '1: "c1 - a" is not a claim heading; write "## c01 · where it stands"',
    ],
  ])('%s', (_, text, issue) => expect(read(text).issues).toEqual([issue]));
});
