import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../src/web/parts/csv.js';

describe('a figure as CSV', () => {
  test('carries its title and citation, and leaves what was not observed empty', () => {
    expect(toCsv({ head: ['state', 'slack'], rows: [['Brunei', null]] }, 'A title', 'A pack.')).toBe(
      '# A title\r\n# A pack.\r\nstate,slack\r\nBrunei,\r\n',
    );
  });

  test('a cell that a spreadsheet would run is shown as text', () => {
    expect(toCsv({ head: ['x'], rows: [['=HYPERLINK("a")']] }, '', '')).toContain(`"'=HYPERLINK(""a"")"`);
  });

  test('whatever the words are, a reader of RFC 4180 gets them back', () => {
    const word = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/^[=+\-@\t\r#]|\r/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (rows) => {
        const text = toCsv({ head: ['a', 'b'], rows }, 'title', 'source');
        const back = parse(text.split('\r\n').slice(2).join('\r\n'), {
          record_delimiter: '\r\n',
        }) as string[][];
        expect(back.slice(1)).toEqual(rows);
      }),
    );
  });
});
