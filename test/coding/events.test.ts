import { expect, test } from 'vitest';
import { trackEvents } from '../../src/coding/events.js';
import type { Document } from '../../src/types.js';
import { codeAll, item, KCNA } from '../support/coder.js';

/** Events of items, by id of item and state. */
function eventsOf(documents: readonly Document[]): Map<string, string | null> {
  const eventOf = trackEvents(KCNA);
  return new Map(
    documents.flatMap((document) =>
      codeAll(document).map(
        (coding) => [`${document.id} ${coding.partner}`, eventOf(document, coding)] as const,
      ),
    ),
  );
}

const lao = (id: string, date: string, title: string, body = '') => item(title, body, { id, date });

const VISIT = [
  lao(
    'a',
    '2011-09-21',
    'Lao Delegation Arrives',
    'A delegation of the Lao Ministry of Culture led by Minister Bosengkham Vongdara arrived here on Wednesday.',
  ),
  lao(
    'b',
    '2011-09-22',
    'Talks between DPRK and Lao Delegations Held',
    'Talks were held with the Lao delegation led by Minister Bosengkham Vongdara.',
  ),
  lao(
    'c',
    '2011-09-24',
    'Lao Delegation Leaves',
    'The delegation led by Minister Bosengkham Vongdara left here on Saturday.',
  ),
];

test('items of one visit are one event, whatever their order', () => {
  for (const order of [VISIT, VISIT.toReversed()]) expect(new Set(eventsOf(order).values()).size).toBe(1);
});

test('a flash and the full item of a message are one event', () => {
  const events = eventsOf([
    item(
      'Greetings to Lao President',
      'Kim Yong Nam sent a message of greeting to Lao President Choummaly Sayasone.',
      { id: 'a', date: '2011-12-01' },
    ),
    item(
      'Kim Yong Nam Greets Lao President',
      'Kim Yong Nam on Thursday sent a message of greeting to Choummaly Sayasone, president of Laos.',
      { id: 'b', date: '2011-12-02' },
    ),
  ]);
  expect(new Set(events.values()).size).toBe(1);
});

test('other persons, later days, other acts and other states are other events', () => {
  const [first] = VISIT;
  const other = lao(
    'd',
    '2011-09-22',
    'Lao Delegation Arrives',
    'A delegation of Laos led by Minister Somsak Keomany arrived here.',
  );
  const later = lao(
    'e',
    '2011-10-21',
    'Lao Delegation Arrives',
    'A delegation led by Minister Bosengkham Vongdara arrived here.',
  );
  const gift = lao(
    'f',
    '2011-09-22',
    'Gift to Kim Jong Il from Lao Delegation',
    'Kim Jong Il received a gift from Minister Bosengkham Vongdara.',
  );
  const thai = item(
    'Thai Delegation Arrives',
    'A delegation of Thailand led by Minister Bosengkham Vongdara arrived here.',
    { id: 'g', date: '2011-09-22' },
  );
  const events = eventsOf([first as Document, other, later, gift, thai]);
  expect(new Set(events.values()).size).toBe(events.size);
});

test('an item that comes again tells no new event, and what is no relation tells none', () => {
  const again = eventsOf([...VISIT, ...VISIT]);
  expect(new Set(again.values()).size).toBe(1);
  expect([...eventsOf([item('Flood Hits Laos', 'Rain fell in Laos.')]).values()]).toEqual([null]);
});
