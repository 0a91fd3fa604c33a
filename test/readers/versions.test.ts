import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { trackVersions } from '../../src/readers/versions.js';
import type { Document } from '../../src/types.js';

const LONG =
  'Pyongyang, May 6 (KCNA) -- An invented delegation led by Ri Nobody left here by train on Monday to attend a meeting of orchard keepers. It was seen off at the station by keepers of other orchards and by a brass band that knew only one march. -0-';

const document = (fields: Partial<Document>): Document => ({
  id: 'a',
  date: '2024-05-06',
  title: 'Invented Delegation Leaves',
  body: LONG,
  language: 'en',
  source: '',
  url: '',
  ...fields,
});
const track = (...documents: Partial<Document>[]) => documents.map(document).map(trackVersions());

describe('one id', () => {
  test('the same text is the same version, another text a later one', () => {
    const edited = LONG.replace('one march', 'two marches');
    const [first, again, edit, old] = track({}, {}, { body: edited }, {});
    expect(first).toEqual({
      hash: createHash('sha256').update(`Invented Delegation Leaves\n${LONG}`).digest('hex'),
      version: 1,
      of: 'a',
      similarity: 1,
    });
    expect(again).toEqual(first);
    expect(edit).toMatchObject({ version: 2, of: 'a' });
    expect(edit?.similarity).toBeGreaterThan(0.85);
    expect(edit?.similarity).toBeLessThan(1);
    expect(old).toEqual(first);
  });
});

describe('another id', () => {
  const of = (...documents: Partial<Document>[]) => track(...documents).map((version) => version.of);
  const flash = LONG.split('. ')[0] as string;

  test('flash and full item are one group, in either order, on the same or a neighbouring day', () => {
    expect(of({ body: flash }, { id: 'b' })).toEqual(['a', 'a']);
    expect(of({}, { id: 'b', body: flash, date: '2024-05-07' })).toEqual(['a', 'a']);
    expect(of({}, { id: 'b', body: flash, date: '2024-05-08' })).toEqual(['a', 'b']);
    expect(of({ date: '2024-03-01' }, { id: 'b', date: '2024-02-29' })).toEqual(['a', 'a']);
  });

  test('a third copy belongs to the first', () => {
    expect(of({ body: flash }, { id: 'b' }, { id: 'c', date: '2024-05-07' })).toEqual(['a', 'a', 'a']);
  });

  test('the dateline and the closing mark do not count', () => {
    const bare = LONG.replace(/^.*?-- /, '').replace(' -0-', '');
    expect(track({}, { id: 'b', body: bare, date: '2024-05-07' })[1]).toMatchObject({
      of: 'a',
      similarity: 1,
    });
  });

  test('two items by one template differ in a name or a number', () => {
    expect(of({}, { id: 'b', body: LONG.replace('Ri Nobody', 'Pak Nobody') })).toEqual(['a', 'b']);
    expect(of({}, { id: 'b', body: LONG.replace('one march', '17 marches') })).toEqual(['a', 'b']);
  });

  test('other languages are other items', () => {
    expect(of({}, { id: 'b', language: 'es' })).toEqual(['a', 'b']);
  });

  test('headlines repeat only their like of the same day', () => {
    const headline = { title: 'Floral Basket Laid', body: '' };
    expect(of(headline, { id: 'b', ...headline })).toEqual(['a', 'a']);
    expect(of(headline, { id: 'b', ...headline, date: '2024-05-07' })).toEqual(['a', 'b']);
    expect(of(headline, { id: 'b', title: 'Floral Basket Laid Again', body: '' })).toEqual(['a', 'b']);
  });
});
