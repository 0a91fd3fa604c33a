import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/files/csv.js';

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

test.each([
  ['a,"b\nc,d\ne,f\n', '2: not a CSV table: a quote opens in this row and is closed nowhere'],
  ['\n\na,"b\nc,d\ne,"f"\n', '4: not a CSV table: a quoted cell that begins in this row goes on'],
  ['a,"b\nc"\nd,"e\nf,g\n', '4: not a CSV table: a quote opens in this row and is closed nowhere'],
  ['a,b\nc,d"e\n', '3: not a CSV table: a quote stands within a cell'],
])('a quote that is not closed is told where its row begins: %j', (rows, message) => {
  expect(() => read(`id,note\n${rows}`)).toThrow(message);
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
