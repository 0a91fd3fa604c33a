import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/coding/sentences.js';

const cut = (body: string) =>
  sentencesOf(`T\n${body}`)
    .slice(1)
    .map(({ start, end }) => `T\n${body}`.slice(start, end).trim());

test('end at stops, not at abbreviations and initials', () => {
  expect(cut('He came on Dec. 3. S. R. Nathan left.\nU.S. troops stay.')).toEqual([
    'He came on Dec. 3.',
    'S. R. Nathan left.',
    'U.S. troops stay.',
  ]);
});

test('end behind closing quotes and brackets, at line breaks and at other stops', () => {
  expect(cut('He said: \u201cWe came.\u201d They left! (Why?) Nobody knows')).toEqual([
    'He said: \u201cWe came.\u201d',
    'They left!',
    '(Why?)',
    'Nobody knows',
  ]);
  expect(cut('one\ntwo\n\n three')).toEqual(['one', 'two', 'three']);
  expect(cut('It cost 3.5 million. it went on, as www.example.org says.')).toEqual([
    'It cost 3.5 million. it went on, as www.example.org says.',
  ]);
});

test('a text without a title, and one without a body', () => {
  expect(sentencesOf('\nLaos.')).toEqual([
    { start: 0, end: 0 },
    { start: 1, end: 6 },
  ]);
  expect(sentencesOf('Laos\n')).toEqual([{ start: 0, end: 4 }]);
});

test('cover the text without gaps that hold words, in order and none empty', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', '"', ' ', '\n') }),
      (title, body) => {
        const text = `${title.replace(/\n/g, ' ')}\n${body}`;
        const sentences = sentencesOf(text);
        const covered = sentences.map(({ start, end }) => text.slice(start, end)).join('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        sentences.slice(1).forEach(({ start, end }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(sentences[i]?.end as number);
        });
      },
    ),
  );
});
