import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Findings } from '../../../src/readers/lists/findings.js';
import { LIST_FORMATS } from '../../../src/readers/lists/formats.js';

const folder = fileURLToPath(new URL('fixtures', import.meta.url));

async function readBytes(name: string, bytes: Uint8Array, piece = 97) {
  const start = Buffer.from(readFileSync(`${folder}/${name}`)).toString('utf8');
  const format = LIST_FORMATS.find(({ tells }) => tells(start, name));
  if (!format) throw new Error(`no format of ${name}`);
  const read = await format.load(format.list(name), {});
  const findings = new Findings();
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  })();
  const entries = [];
  for await (const listing of read(pieces, name, findings)) entries.push(listing);
  return { entries, findings };
}

describe.each(readdirSync(folder))('%s', (name) => {
  const whole = readFileSync(`${folder}/${name}`);

  test('bytes changed, cut or put in anywhere: nothing is thrown, and every entry has an id and a place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(40),
        fc.uint8Array({ maxLength: 12 }),
        fc.boolean(),
        async (at, cut, put, ends) => {
          const rest = ends ? [] : [whole.subarray(at + cut)];
          const { entries } = await readBytes(name, Buffer.concat([whole.subarray(0, at), put, ...rest]));
          for (const entry of entries) expect([entry.id === '', entry.place === '']).toEqual([false, false]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('in pieces of any length it reads as in one', async () => {
    const once = await readBytes(name, whole, whole.length);
    expect(once.entries.length).toBeGreaterThan(0);
    for (const piece of [1, 7]) {
      const { entries, findings } = await readBytes(name, whole, piece);
      expect(entries).toEqual(once.entries);
      expect(findings.skipped).toEqual(once.findings.skipped);
    }
  });
});
