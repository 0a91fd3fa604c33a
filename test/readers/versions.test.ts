import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, kept, similarity } from '../../src/readers/fingerprint.js';
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
  test('the same words are a copy, other words an edit', () => {
    const edited = LONG.replace('one march', 'two marches');
    const [first, again, edit, back] = track({}, {}, { body: edited }, {});
    expect(first).toEqual({ kind: 'first', of: 'a', similarity: 1 });
    expect(again).toEqual({ kind: 'copy', of: 'a', similarity: 1 });
    expect(edit).toMatchObject({ kind: 'edit', of: 'a' });
    expect(edit?.similarity).toBeGreaterThan(0.85);
    expect(edit?.similarity).toBeLessThan(1);
    expect(back).toMatchObject({ kind: 'edit', of: 'a' });
  });

  test('letter case and punctuation make no edit, a number does', () => {
    const kinds = track({}, { body: LONG.toUpperCase() }, { body: LONG.replace('Monday', 'Monday 7') });
    expect(kinds.map(({ kind }) => kind)).toEqual(['first', 'copy', 'edit']);
  });

  test('an edit of a repeat belongs to the first of the group', () => {
    const longer = `${LONG} It rained.`;
    expect(track({}, { id: 'b' }, { id: 'b', body: longer }).map(({ of }) => of)).toEqual(['a', 'a', 'a']);
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

describe('memory', () => {
  const days = Array.from({ length: 10 }, (_, i) => `2024-05-${String(i + 10)}`);
  const text = (day: string) => `${LONG} ${day.replace(/-/g, ' ')}`;
  const later = (memory: number) => {
    const versionOf = trackVersions(memory);
    const read = (prefix: string) =>
      days.map((date) => versionOf(document({ id: `${prefix}${date}`, date, body: text(date) })).of);
    read('first-');
    return read('again-').filter((of) => of.startsWith('first-'));
  };

  test('what was asked for longest ago is forgotten first, a day at a time', () => {
    const oneDay = fingerprintOf(document({ body: text(days[0] as string) })).hashes.length;
    expect(later(20 * oneDay)).toHaveLength(10);
    // A day forgotten is a first again when it comes, and pushes out the next before that is asked for.
    expect(later(9 * oneDay)).toEqual([]);
  });

  test('a text larger than the memory is told and not kept', () => {
    const versionOf = trackVersions(10);
    expect([document({}), document({ id: 'b' })].map((each) => versionOf(each).kind)).toEqual([
      'first',
      'first',
    ]);
  });
});

describe('fingerprintOf', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 4, maxLength: 40 });
  const printOf = (body: string) => kept(fingerprintOf(document({ title: '', body })));

  test('a phrase has one hash wherever it stands', () => {
    fc.assert(
      fc.property(words, words, (before, phrase) => {
        const phrasesOf = (text: readonly string[]) => {
          const { hashes, phrases } = printOf(text.join(' '));
          return [...hashes.subarray(0, phrases)];
        };
        expect(phrasesOf([...before, ...phrase])).toEqual(expect.arrayContaining(phrasesOf(phrase)));
      }),
    );
  });

  test('any text has one, and is wholly similar to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        const print = printOf(body);
        expect(similarity(print, print)).toBe(1);
      }),
    );
  });
});
