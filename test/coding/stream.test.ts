import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type * as Stream from '../../src/coding/stream.js';
import type { Document, Skipped } from '../../src/types.js';
import { codeAll, item, KCNA } from '../support/coder.js';

// Threads run compiled code, so the stream is tested as it is compiled.
const COMPILED = new URL('../../dist/coding/stream.js', import.meta.url);
if (!existsSync(COMPILED)) throw new Error('dist is missing; run "npm run compile" first');
const { codeDocuments } = (await import(COMPILED.href)) as typeof Stream;

const TITLES = [
  'Greetings to Lao President',
  'Flood Hits Thailand',
  'Kim Yong Nam Meets Vietnamese Delegation',
];
const numbered = (i: number, body = '') => item(TITLES[i % 3] as string, body, { id: `i${i}` });

async function* from(items: Iterable<Document | Skipped>): AsyncGenerator<Document | Skipped> {
  yield* items;
}
const many = (n: number) => Array.from({ length: n }, (_, i) => numbered(i));

async function idsOf(items: Iterable<Document | Skipped>, threads: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const coded of codeDocuments(from(items), KCNA, { threads }))
    ids.push('reason' in coded ? coded.place : coded.document.id);
  return ids;
}

test('documents and what was skipped come out in the order they came in', async () => {
  const items = many(1_200).map((document, i) =>
    i % 100 === 7 ? { place: `file:${i}`, reason: 'bad' } : document,
  );
  const order = items.map((one) => ('reason' in one ? one.place : one.id));
  expect(await idsOf(items, 1)).toEqual(order);
  expect(await idsOf(items, 2)).toEqual(order);
  expect(await idsOf([], 2)).toEqual([]);
});

test('threads give what the coder gives', async () => {
  for await (const coded of codeDocuments(from(many(800)), KCNA, { threads: 3 })) {
    if ('reason' in coded) throw new Error(coded.reason);
    expect(coded.codings.map(({ event: _, ...coding }) => coding)).toEqual(codeAll(coded.document));
  }
});

test('who stops reading is done with it: nothing fails behind his back', async () => {
  let first: unknown;
  for await (const coded of codeDocuments(from(many(3_000)), KCNA, { threads: 2 })) {
    first = coded;
    break;
  }
  expect(first).toMatchObject({ document: { id: 'i0' } });
  // What a stopped thread leaves unsaid would be told to the process by now, and the runner would report it.
  await new Promise((done) => setTimeout(done, 200));
});

test('a source that breaks off is told as such', async () => {
  async function* broken() {
    yield* many(2_000);
    throw new Error('the source broke off');
  }
  const coded = codeDocuments(broken(), KCNA, { threads: 2 });
  await expect(async () => {
    for await (const _ of coded);
  }).rejects.toThrow('the source broke off');
});

test('documents too long for the memory of a thread are coded all the same', async () => {
  const long = 'Rain fell in Laos again, and gifts were sent to Kim Jong Il. '.repeat(35_000);
  const items = Array.from({ length: 900 }, (_, i) => numbered(i, i >= 600 && i < 604 ? long : ''));
  expect(await idsOf(items, 2)).toHaveLength(900);
}, 60_000);

test('a later version tells of the event of its first, although it fits another by itself', async () => {
  const greeting = (id: string, date: string) => item('Greetings to Lao President', '', { id, date });
  const documents = [greeting('a', '2011-06-01'), greeting('b', '2011-06-20'), greeting('a2', '2011-06-19')];
  const events = async (versionOf?: Stream.CodeOptions['versionOf']) => {
    const all: (string | null)[] = [];
    for await (const coded of codeDocuments(from(documents), KCNA, { ...(versionOf ? { versionOf } : {}) }))
      if (!('reason' in coded)) all.push(coded.codings[0]?.event ?? null);
    return all;
  };
  const [first, second] = ['LAO.message.a', 'LAO.message.b'];
  expect(await events()).toEqual([first, second, second]);
  expect(await events(({ id }) => ({ kind: id === 'a2' ? 'edit' : 'first', of: id.slice(0, 1) }))).toEqual([
    first,
    second,
    first,
  ]);
});
