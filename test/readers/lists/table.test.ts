import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableRows } from '../../../src/readers/lists/table.js';

interface Told {
  readonly rows: unknown[];
  readonly said: string[];
}

/** What the reading of a table comes to, its bytes in pieces of a size. */
async function read(text: string, size: number): Promise<Told> {
  const said: string[] = [];
  const bytes = Buffer.from(text);
  const remarks = {
    cap: 1e9,
    ended: false,
    skip: (place: string, reason: string) => said.push(`skip ${place} ${reason}`),
    note: (message: string) => said.push(`note ${message}`),
    stop: (reason: string) => said.push(`stop ${reason}`),
  };
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const rows: unknown[] = [];
  for await (const row of tableRows(pieces(), 'f', remarks)) rows.push(row);
  return { rows, said };
}

const cell = fc.constantFrom('a', ' b ', '', '1', 'é', '"x"', '"y,\nz"', '"', 'w"w', '\r', '\ufeff', 'c\td');
const table = fc
  .array(fc.tuple(fc.array(cell, { maxLength: 4 }), fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n')), {
    maxLength: 12,
  })
  .map((rows) => rows.map(([cells, end]) => cells.join(',') + end).join(''));

test('where the bytes are cut, and whether lines can be cut without the parser, changes nothing', async () => {
  let quoted = 0;
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), fc.integer({ min: 1, max: 9 }), async (text, open, size) => {
      const cut = open ? text : text.replace(/\n+$/, '');
      // A quoted cell at the very beginning hands all of the text to the parser.
      const parsed = await read(`"head"\n${cut}`, 1e6);
      const told = await read(`head\n${cut}`, size);
      if (cut.includes('"')) quoted++;
      expect(told).toEqual(parsed);
    }),
    { numRuns: 1500, seed: 2 },
  );
  expect(quoted).toBeGreaterThan(200);
});

test('lines beyond the cap of a record are told by the parser, wherever they stand', async () => {
  const long = 'x'.repeat(2 ** 20 + 5);
  for (const size of [1000, 2 ** 18, 1e8]) {
    const { rows, said } = await read(`a,b\n1,2\n${long},2\n3,4\n`, size);
    expect(rows.slice(0, 2)).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1', '2'], line: 2 },
    ]);
    expect(said.join()).toMatch(/Max Record Size/);
  }
});
