import { expect, test } from 'vitest';
import { readJudgements } from '../../src/entities/judgements.js';
import { proposalsCsv, proposePairs } from '../../src/entities/propose.js';
import { entry } from '../../src/readers/lists/entry.js';
import type { ListedKind, ListId } from '../../src/types.js';

const listing = (list: ListId, id: string, name: string, born: string, kind: ListedKind = 'person') =>
  entry({
    list,
    id,
    kind,
    names: [{ name, kind: 'primary' }],
    identifiers: [{ kind: 'passport', value: `P${born}`, currency: '', country: '' }],
    remarks: { 'birth date': [born] },
    place: id,
  });

const proposals = proposePairs([
  listing('un', '1', 'KIM SOK CHOL', '1955-05-08'),
  listing('ofac-sdn', '2', 'KIM, Seok-cheol', '1955'),
  listing('eu', '3', 'Kim Sok-chol', '1960-01-01'),
  listing('un', '4', 'Kim Sok Chol', '1955-05-08'),
  listing('eu', '5', 'KIM SOK CHOL', '1955-05-08', 'vessel'),
  listing('eu', '6', 'Kim Song Chol', '1955-05-08'),
]);

test('pairs of different lists and one kind, with what speaks for and against', () => {
  expect(proposals.map(({ left, right }) => [left, right])).toEqual([
    ['un-1', 'ofac-sdn-2'],
    ['un-1', 'eu-3'],
    ['ofac-sdn-2', 'eu-3'],
    ['eu-3', 'un-4'],
    ['ofac-sdn-2', 'un-4'],
  ]);
  const notes = Object.fromEntries(proposals.map(({ left, right, note }) => [`${left} ${right}`, note]));
  expect(notes['un-1 ofac-sdn-2']).toMatch(/another romanisation.*births agree/);
  expect(notes['un-1 eu-3']).toMatch(/births differ: 1955-05-08 and 1960-01-01/);
});

test('the table is one of judgements, all undecided', () => {
  const rows = readJudgements(proposalsCsv(proposals), 'j.csv');
  expect(rows).toHaveLength(proposals.length);
  expect(new Set(rows.map(({ judgement }) => judgement))).toEqual(new Set(['undecided']));
});
