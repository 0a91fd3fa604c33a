import { expect, test } from 'vitest';
import { exclusivityOf } from '../../src/coding/lists.js';
import { codeAll, item, said } from '../support/coder.js';

const places = (title: string, body = '') =>
  codeAll(item(title, body))
    .filter(({ values }) => values.relevance === 'relational')
    .map(({ partner, list }) => [partner, list?.size, list?.position]);

test('one is single, two and three are few, four and more a list', () => {
  expect([0, 1, 2, 3, 4, 30].map(exclusivityOf)).toEqual(['single', 'single', 'few', 'few', 'list', 'list']);
});

test('states are counted once, in the order they are named, and the actor not at all', () => {
  expect(places('Gifts to Kim Jong Il from Laos, Cuba, the DPRK and Laos')).toEqual([
    ['LAO', 2, 1],
    ['CUB', 2, 2],
  ]);
});

test('a state that is named alone has no list', () => {
  expect(said('LAO', 'Greetings to Lao President')?.list).toBeNull();
});

test('a round-up counts over all its sentences', () => {
  const body =
    'Floral baskets came to Kim Jong Il. A Lao society sent one. A Cuban union sent one. A Thai paper sent one. A Syrian party sent one.';
  expect(places('Floral Baskets from Different Countries', body)).toEqual([
    ['LAO', 4, 1],
    ['CUB', 4, 2],
    ['THA', 4, 3],
    ['SYR', 4, 4],
  ]);
});
