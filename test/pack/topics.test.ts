import { expect, test } from 'vitest';
import { readPack } from '../../src/pack/read.js';
import { add, examplePack } from '../support/example.js';

const read = (text: string) => readPack(examplePack({ 'pack.yml': add(text) }));

test('a pack says what is told of money, and what it knows to be missing', async () => {
  const pack = await read(
    'topics:\n  - { title: Haulage, kinds: [bank] }\nmissing:\n  - { text: Nothing was read of 2014., affects: [visits] }\n  - { text: The gazette was not read. }\n',
  );
  expect(pack.topics).toEqual([{ title: 'Haulage', estimates: [], kinds: ['bank'] }]);
  expect(pack.missing).toEqual([
    { text: 'Nothing was read of 2014.', affects: ['visits'] },
    { text: 'The gazette was not read.', affects: [] },
  ]);
});

test('what it names must be there', async () => {
  await expect(read('topics:\n  - { title: Haulage, estimates: [nobody-2020] }\n')).rejects.toThrow(
    'estimate nobody-2020 is not in estimates.csv',
  );
  await expect(read('missing:\n  - { text: Nothing was read of 2014., affects: [vists] }\n')).rejects.toThrow(
    'vists is no ledger, indicator or series of the pack',
  );
});
