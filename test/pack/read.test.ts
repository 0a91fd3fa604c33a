import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectPack, PackError, readPack, withdraw } from '../../src/index.js';
import { add, EXAMPLE, examplePack, scratch, swap } from '../support/example.js';

describe('readPack', () => {
  test('the example, with its correction made', async () => {
    const pack = await readPack(EXAMPLE);
    expect(pack).toMatchObject({
      id: 'example',
      actor: { code: 'XEX', name: 'Exland' },
      groups: {},
      withdrawn: [],
    });
    expect(pack.partners.map(({ code, reported, aliases }) => [code, reported, aliases])).toEqual([
      ['XAA', true, ['Republic of Alfaland', 'Alfa']],
      ['XBB', true, []],
      ['XCC', true, ['Kingdom of Charland']],
      ['XDD', true, []],
      ['XEE', false, []],
    ]);
    expect(pack.evidence.find(({ id }) => id === 'r-c-2018')).toMatchObject({
      firstDay: '2018-04-30',
      line: 6,
    });
    expect(new Set(pack.evidence.filter(({ event }) => event === 'v-a-2018').map(({ id }) => id))).toEqual(
      new Set(['v-a-2018', 'v-a-2018-radio']),
    );
    expect(pack.closures).toHaveLength(1);
    expect(pack.claims.map(({ id }) => id)).toEqual(['c01', 'c02', 'c03', 'c04', 'c05']);
    expect(new Set(pack.indicators.map(({ measure, role }) => `${measure} ${role}`)).size).toBe(5);
  });

  test('the order of rows and files on disk decides nothing but the digest', async () => {
    const [first, ...rest] = readFileSync(join(EXAMPLE, 'ledger/visits.csv'), 'utf8').trimEnd().split('\n');
    const turned = await readPack(
      examplePack({ 'ledger/visits.csv': `${[first, ...rest.reverse()].join('\n')}\n` }),
    );
    const pack = await readPack(EXAMPLE);
    const rows = (of: typeof pack) =>
      of.evidence.map(({ line: _, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(rows(turned)).toEqual(rows(pack));
    expect(turned.digest).not.toBe(pack.digest);
  });

  test('the digest covers names and bytes, and not what the system leaves behind', async () => {
    const digest = async (directory: string) => (await readPack(directory)).digest;
    const same = await digest(EXAMPLE);
    expect(await digest(examplePack({ '.DS_Store': 'x' }))).toBe(same);
    expect(await digest(examplePack({ 'README.md': add(' ') }))).not.toBe(same);
    const renamed = examplePack();
    renameSync(join(renamed, 'README.md'), join(renamed, 'LICENSE.md'));
    expect(await digest(renamed)).not.toBe(same);
  });

  test('a path with a slash at its end or a dot in front is the same pack', async () => {
    const { digest } = await readPack(EXAMPLE);
    expect((await readPack(`${EXAMPLE}/`)).digest).toBe(digest);
    expect((await readPack(join('.', 'packs', 'example'))).digest).toBe(digest);
  });

  test('warnings do not stand in the way', async () => {
    const directory = examplePack({
      'sources.csv': swap('https://example.org/daily/2018/tour', ''),
      'ledger/relations.csv': swap('an embassy in Alfaland.,2', 'an embassy in Alfaland.,1'),
    });
    const { pack, issues } = await inspectPack(directory);
    expect(pack?.id).toBe('example');
    expect(issues).toMatchObject([
      { severity: 'warning', file: 'ledger/relations.csv', line: 2 },
      { severity: 'warning', file: 'sources.csv', line: 3 },
    ]);
    expect((await readPack(directory)).id).toBe('example');
  });

  test('a PackError names the pack and every place in it', async () => {
    const directory = examplePack({ 'model.yml': swap('draws: 500', 'draws: 5\nspeed: 9') });
    const failure = (await readPack(directory).catch((error: unknown) => error)) as PackError;
    expect(failure).toBeInstanceOf(PackError);
    expect(failure.message.split('\n')).toEqual([
      `${directory}: 2 issues`,
      'model.yml:3: draws: 5 must be >= 200',
      'model.yml:4: unknown field "speed"; remove it or correct its name',
    ]);
  });
});

describe('withdraw', () => {
  test('takes a row out and names it', async () => {
    const pack = withdraw(await readPack(EXAMPLE), ['v-a-2015']);
    expect(pack.evidence.some(({ id }) => id === 'v-a-2015')).toBe(false);
    expect(pack.withdrawn).toEqual([{ id: 'v-a-2015', reason: 'withdrawn for this build' }]);
  });

  test('a source goes with all that only it carries', async () => {
    const pack = withdraw(await readPack(EXAMPLE), ['daily-2018']);
    expect(pack.sources.some(({ id }) => id === 'daily-2018')).toBe(false);
    expect(pack.withdrawn.map(({ id }) => id).sort()).toEqual(['f-c-2018', 'v-b-2018']);
    expect(pack.evidence.find(({ id }) => id === 'v-a-2018')).toMatchObject({
      source: 'radio-2019',
      secondSource: null,
    });
  });
});

test('whatever becomes of its files, a pack is read or refused with issues, never anything else', async () => {
  const paths = (readdirSync(EXAMPLE, { recursive: true }) as string[])
    .filter((path) => statSync(join(EXAMPLE, path)).isFile())
    .sort();
  const directory = join(scratch(), 'pack');
  cpSync(EXAMPLE, directory, { recursive: true });
  const mutation = fc.record({
    path: fc.constantFrom(...paths),
    kind: fc.constantFrom('truncate', 'flip', 'drop line', 'double line', 'insert', 'remove'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    text: fc.constantFrom(
      '"',
      '*a',
      '&a [*a]',
      '<<: *b',
      '{',
      '- ',
      '\n',
      '__proto__',
      'constructor,',
      '? ',
      '!!set',
      '|',
      '%',
      '\u0000',
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      try {
        for (const { path, ...how } of mutations) {
          const bytes = mutate(readFileSync(join(EXAMPLE, path)), how);
          if (bytes) writeFileSync(join(directory, path), bytes);
          else rmSync(join(directory, path), { force: true });
        }
        const { pack, issues } = await inspectPack(directory);
        const errors = issues.filter(({ severity }) => severity === 'error');
        expect(pack === undefined).toBe(errors.length > 0);
        for (const { file, line, message } of issues) {
          expect(file).not.toBe('');
          expect(message.length).toBeGreaterThan(10);
          if (line !== undefined) expect(Number.isInteger(line) && line >= 1).toBe(true);
        }
        const read = await readPack(directory).catch((error: unknown) => error);
        expect(read instanceof PackError).toBe(pack === undefined);
      } finally {
        for (const { path } of mutations) cpSync(join(EXAMPLE, path), join(directory, path));
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

interface Mutation {
  readonly kind: string;
  readonly at: number;
  readonly byte: number;
  readonly text: string;
}

function mutate(bytes: Buffer, { kind, at, byte, text }: Mutation): Buffer | undefined {
  const place = Math.floor(at * bytes.length);
  const lines = bytes.toString('utf8').split('\n');
  const line = Math.floor(at * lines.length);
  switch (kind) {
    case 'truncate':
      return bytes.subarray(0, place);
    case 'flip':
      return Buffer.concat([bytes.subarray(0, place), Buffer.of(byte), bytes.subarray(place + 1)]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, place), Buffer.from(text), bytes.subarray(place)]);
    case 'drop line':
      return Buffer.from(lines.toSpliced(line, 1).join('\n'));
    case 'double line':
      return Buffer.from(lines.toSpliced(line, 0, lines[line] as string).join('\n'));
    default:
      return undefined;
  }
}
