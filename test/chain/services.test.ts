import { expect, test } from 'vitest';
import { Services } from '../../src/chain/services.js';
import type { Tag, TaggedActor } from '../../src/types.js';
import { tagOf } from '../support/tags.js';

const actor = (id: string, jurisdictions: string[], categories = ['exchange']): TaggedActor => ({
  id,
  label: id.toUpperCase(),
  aliases: [],
  jurisdictions,
  categories,
  uri: '',
  place: '',
});
const ACTORS = [actor('huobi', ['SYC']), actor('upbit', ['KOR', 'SGP'])];
const of = (tags: readonly Tag[], account = 'a') => new Services(tags, ACTORS).of(account);

test('a tag that names an actor by id, category or numbered label is of its kind and states', () => {
  for (const more of [
    { actor: 'huobi' },
    { category: 'huobi' },
    { category: 'huobi-deposit' },
    { label: 'Huobi 10' },
  ])
    expect(of([tagOf('a', more)])).toMatchObject({ name: 'HUOBI', kind: 'exchange', countries: ['SYC'] });
});

test('states are all that the actors of its tags name', () => {
  expect(of([tagOf('a', { actor: 'upbit' })])?.countries).toEqual(['KOR', 'SGP']);
  expect(of([tagOf('a', { actor: 'upbit' }), tagOf('a', { actor: 'huobi' })])?.countries).toEqual([
    'KOR',
    'SGP',
    'SYC',
  ]);
});

test('thieves and victims are no services', () => {
  expect(of([tagOf('a', { category: 'user', abuse: 'sanction', label: 'Lazarus group' })])).toBeNull();
  expect(of([])).toBeNull();
});

test('where tags disagree, name, kind and source are of one tag: the surest of those that name a kind', () => {
  const exchange = tagOf('a', { category: 'exchange', label: 'One', source: 'one' });
  const mixer = tagOf('a', { category: 'mixing_service', label: 'Other', source: 'other' });
  const thief = tagOf('a', { category: 'user', label: 'Thief', level: 100 });
  const sure = { ...exchange, level: 90 };
  for (const tags of [
    [sure, mixer, thief],
    [thief, mixer, sure],
  ])
    expect(of(tags)).toMatchObject({ kind: 'exchange', name: 'One', surest: sure, disagree: true });
  // Of equals the first in the order of kinds.
  expect(of([exchange, mixer])).toMatchObject({ kind: 'mixer', name: 'Other', surest: mixer });
});

test('tags disagree where they give other kinds or name other actors, not where one says less', () => {
  const huobi = tagOf('a', { actor: 'huobi' });
  expect(of([huobi, tagOf('a', { actor: 'upbit' })])?.disagree).toBe(true);
  expect(of([huobi, tagOf('a', { category: 'gambling' })])?.disagree).toBe(true);
  expect(of([huobi, tagOf('a', { category: 'exchange', label: 'hot' })])?.disagree).toBe(false);
  expect(of([huobi, tagOf('a', { label: 'somebody' }), huobi])?.disagree).toBe(false);
});

test('the case of a hexadecimal address does not matter, that of others does', () => {
  const mixed = `0x${'Ab'.repeat(20)}`;
  expect(of([tagOf(mixed, { actor: 'huobi' })], mixed.toLowerCase())).not.toBeNull();
  expect(of([tagOf('1Abc', { actor: 'huobi' })], '1abc')).toBeNull();
});
