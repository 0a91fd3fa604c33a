import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../src/csv.js';

const read = (text: string) =>
  readCsv(text, (line, message) => {
    throw new Error(`${line}: ${message}`);
  });

test('records come with the lines they begin in, blank lines left out, whatever ends a line', () => {
  const records = [
    { cells: ['id', 'note'], line: 1 },
    { cells: ['a', ''], line: 3 },
    { cells: [' '], line: 4 },
  ];
  expect(read('\ufeffid,note\n\na,\n \n')).toEqual(records);
  expect(read('id,note\r\n\r\na,\r ')).toEqual(records);
});

test('a table reads alike with quotes and without', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ';', '\u00e9', '\u2028', '#') });
  const line = fc.array(cell, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = lines.map((cells) => `x,${cells.join(',')}`).join('\n');
      expect(read(text)).toEqual(read(text.replaceAll(/^x/gm, '"x"')));
    }),
  );
});
