import { describe, expect, test } from 'vitest';
import type { ClaimResult, Verdict } from '../../../../src/types.js';
import { otherReasons } from '../../../../src/web/views/claims/change.js';
import { byParagraph, countVerdicts, selectClaims } from '../../../../src/web/views/claims/select.js';

const claim = (id: string, verdict: Verdict, sentence: string, paragraph = 'Opening'): ClaimResult => ({
  id,
  node: `claim.${id}.x`,
  sentence,
  paragraph,
  verdict,
  reason: 'As counted.',
  evidence: [],
  values: {},
});
const CLAIMS = [
  claim('c01', 'supported', 'Laos comes first.', 'Standfirst'),
  claim('c02', 'contradicted', 'Malaysia is shut out.'),
  claim('c03', 'supported', 'Viet Nam comes first.'),
];
const ids = (selection: Parameters<typeof selectClaims>[1]) =>
  selectClaims(CLAIMS, selection).map(({ id }) => id);

describe('claims are chosen', () => {
  test('all of them where nothing is asked', () => expect(ids({})).toEqual(['c01', 'c02', 'c03']));
  test('by verdict', () => expect(ids({ verdict: 'contradicted' })).toEqual(['c02']));
  test('by every word', () => {
    expect(ids({ q: 'FIRST laos' })).toEqual(['c01']);
    expect(ids({ q: 'counted' })).toHaveLength(3);
  });
  test('by a verdict that is none: nothing', () => expect(ids({ verdict: 'perhaps' })).toEqual([]));
});

test('verdicts are counted, also those that none has', () => {
  expect(countVerdicts(CLAIMS)).toEqual({ supported: 2, contradicted: 1, imprecise: 0, not_determined: 0 });
});

test('claims stand under their paragraphs in order', () => {
  expect(byParagraph(CLAIMS).map(([name, group]) => [name, group.length])).toEqual([
    ['Standfirst', 1],
    ['Opening', 2],
  ]);
});

test('the test speaks for the other verdicts, places of values left open', () => {
  const test = {
    id: 'c01',
    cites: [],
    sql: 'SELECT 1',
    missing: null,
    reasons: { supported: 'It has {n}.', contradicted: 'Only {n} of {m}.' },
  };
  expect(otherReasons(CLAIMS[0] as ClaimResult, test)).toEqual([['contradicted', 'Only … of ….']]);
});
