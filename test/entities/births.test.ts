import fc from 'fast-check';
import { expect, test } from 'vitest';
import { birthsContradict } from '../../src/entities/births.js';

test.each<[string, string[], string[], boolean]>([
  ['another year', ['1970-05-08'], ['1955-05-08'], true],
  ['another day of the year', ['1955-05-08'], ['1955-05-09'], true],
  ['another month', ['1955-05'], ['1955-06-01'], true],
  ['a month around the day', ['1955-05'], ['1955-05-08'], false],
  ['one of several', ['1965', '1955-05-08'], ['1955-05-08', '1980-01-02'], false],
  ['none of several', ['1965', '1966'], ['1955-05-08', '1980-01-02'], true],
  ['a year alone may be one off', ['1955'], ['1956-03-02'], false],
  ['but not two', ['1955'], ['1957-03-02'], true],
  ['1 January stands for a year', ['1970-01-01'], ['1970-06-05'], false],
  ['within years', ['1965 to 1967'], ['1966-06-05'], false],
  ['outside years', ['1965 to 1967'], ['1970-06-05'], true],
  ['words of a list', ['in the sixties'], ['1970-06-05'], false],
  ['one side is silent', [], ['1970-06-05'], false],
])('births: %s', (_, one, two, contradict) => {
  expect([birthsContradict(one, two), birthsContradict(two, one)]).toEqual([contradict, contradict]);
});

test('a birth never contradicts itself, whatever else stands beside it', () => {
  const year = fc.integer({ min: 1930, max: 2005 }).map(String);
  const date = fc.oneof(
    year,
    year.map((one) => `${one}-07`),
    year.map((one) => `${one}-07-15`),
  );
  fc.assert(
    fc.property(date, fc.array(date), fc.array(date), (own, one, two) => {
      expect(birthsContradict([own, ...one], [...two, own])).toBe(false);
    }),
  );
});
