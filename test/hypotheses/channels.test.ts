import { describe, expect, test } from 'vitest';
import { channelsVerdict, sameChannels } from '../../src/hypotheses/channels.js';
import { namedTwice } from '../../src/hypotheses/named.js';
import type { Setting } from '../../src/hypotheses/setting.js';
import { criticalValue, likeliestOdds, oddsAt, powerAt, tailAt } from '../../src/hypotheses/tilt.js';
import type { Network, Organ } from '../../src/types.js';
import { RULES } from '../support/hypotheses.js';
import { visit } from '../support/visits.js';

describe('the tilted count', () => {
  /** Fisher's tea: four of eight cups, all tables by hits: 1, 16, 36, 16, 1 of 70. */
  const TEA = [1, 16, 36, 16, 1];

  test('without odds is the hypergeometric', () => {
    expect(tailAt(TEA, 4, 1)).toBeCloseTo(1 / 70, 12);
    expect(tailAt(TEA, 3, 1)).toBeCloseTo(17 / 70, 12);
    expect([criticalValue(TEA, 0.05), criticalValue(TEA, 0.01)]).toEqual([4, null]);
  });

  test('with odds is Fisher’s noncentral one', () => {
    // Odds 3: 1, 48, 324, 432, 81 of 886.
    expect(powerAt(TEA, 0.05, 3)).toBeCloseTo(81 / 886, 12);
    expect(powerAt(TEA, 0.01, 3)).toBe(0);
    expect(tailAt(TEA, 0, 3)).toBe(1);
  });

  test('odds are found again, and there are none at the ends', () => {
    expect(oddsAt(TEA, 4, 81 / 886)).toBeCloseTo(3, 9);
    expect(likeliestOdds(TEA, 2)).toBeCloseTo(1, 9);
    // Fisher's exact test of R gives 6.408 for three cups of four.
    expect(likeliestOdds(TEA, 3)).toBeCloseTo(6.408, 3);
    expect([likeliestOdds(TEA, 0), likeliestOdds(TEA, 4), oddsAt(TEA, 5, 0.95)]).toEqual([null, null, null]);
  });
});

const organ = (id: string, channel: string, otherChannel: string | null = null): Organ => ({
  id,
  name: id,
  aliases: [],
  channel,
  otherChannel,
  source: 's',
  note: '',
});
const body = (partner: string, behind: string | null, id = `${partner}-${behind}`) =>
  ({ id, name: id, aliases: [], partner, organ: behind, evidence: [`e-${id}`] }) as unknown as Network;

const STATES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH', 'III', 'JJJ'];
const ORGANS = [organ('bureau', 'party'), organ('staff', 'military'), organ('office', 'unknown')];
/** The party travels to the first five states, the army to the others. */
const VISITS = STATES.map((code, i) =>
  visit(`v-${code}`, code, '2015-01-01', { channel: i < 5 ? 'party' : 'military' }),
);

const ask = (networks: readonly Network[], more: Partial<Setting> = {}, odds = 9) => {
  const rules = { ...RULES, channels: { digest: 'c', from: '2012-01-01', odds } };
  const setting = {
    rules,
    partners: STATES,
    trips: [],
    evidence: VISITS,
    closures: [],
    asOf: '2026-01-01',
    seed: 1,
  };
  return sameChannels({ ...setting, networks, organs: ORGANS, ...more } as Setting);
};

const along = STATES.map((code, i) => body(code, i < 5 ? 'bureau' : 'staff'));
const across = STATES.map((code, i) => body(code, i % 2 ? 'bureau' : 'staff'));

describe('the same channels', () => {
  test('organs that stand where their delegations go support it, by the tables there are', () => {
    const [result] = ask(along);
    // Of 252 ways to deal five organs of either kind to ten states one matches all.
    expect(result).toMatchObject({
      verdict: 'supported',
      n: 10,
      details: { matched: 10, expected: 5 },
      rules: 'c',
    });
    expect(result?.p).toBeCloseTo(1 / 252, 6);
    expect(result?.evidence).toContain('v-AAA');
    expect(result?.evidence).toContain('e-AAA-bureau');
  });

  test('organs that stand anywhere contradict it only where half the strength would have been seen', () => {
    expect(ask(across)[0]).toMatchObject({ verdict: 'not_determined', details: { matched: 4 } });
    expect(ask(across)[0]?.wouldSettle).toContain('organ behind the 0 bodies');
    const strong = ask(across, {}, 10_000)[0];
    expect(strong?.powerHalf).toBeGreaterThan(0.8);
    expect(strong?.verdict).toBe('contradicted');
  });

  test('many bodies of one organ in one state count once; bodies without organ are told, not used', () => {
    const [result] = ask([
      ...along,
      body('AAA', 'bureau', 'second'),
      body('BBB', null),
      body('CCC', 'office'),
    ]);
    expect(result).toMatchObject({ n: 10, details: { bodies: 13, bodiesWithoutOrgan: 1 } });
    expect(result?.evidence).toContain('e-second');
  });

  test('an organ that is only recalled is none on record', () => {
    const recalled = { ...body('BBB', 'staff', 'memory'), organBasis: 'recalled' } as Network;
    expect(ask([...along, recalled])[0]).toMatchObject({ n: 10, details: { bodiesWithoutOrgan: 1 } });
  });

  test('an organ of two institutions is read both ways, and every reading must agree', () => {
    const organs = [organ('bureau', 'party', 'military'), organ('staff', 'military')];
    const [result] = ask(along, { organs });
    expect(result).toMatchObject({ verdict: 'not_determined', details: { readings: 2 } });
    expect(result?.details['pHigh']).toBeGreaterThan(0.05);
    expect(result?.details['pLow']).toBeLessThan(0.05);
  });

  test('visits that were only announced, at conferences or too early are no channel', () => {
    const unlike = [
      VISITS.map((row) => ({ ...row, own: { ...row.own, completion: 'announced' } })),
      VISITS.map((row) => ({ ...row, own: { ...row.own, occasion: 'multilateral' } })),
      VISITS.map((row) => ({ ...row, firstDay: '2011-12-31' })),
    ];
    for (const evidence of unlike)
      expect(ask(along, { evidence })[0]).toMatchObject({ verdict: 'not_determined', p: null });
  });

  test('where nothing can be dealt out otherwise no outcome could show it', () => {
    expect(ask([body('AAA', 'bureau')])[0]).toMatchObject({
      verdict: 'not_determined',
      statistic: null,
      p: null,
      n: 1,
    });
    expect(ask([body('AAA', null)])[0]).toMatchObject({ verdict: 'not_determined', n: 0 });
  });

  test('a pack without bodies, or without rules for them, is not asked', () => {
    expect(ask([])).toEqual([]);
    expect(ask(along, { rules: RULES })).toEqual([]);
  });

  test('too many tables are drawn by swaps, the same ones from the same seed', () => {
    const organs = Array.from({ length: 20 }, (_, i) => organ(`o${i}`, i % 2 ? 'party' : 'military'));
    const networks = organs.map(({ id }, i) => body(STATES[i % 10] as string, id));
    const result = ask(networks, { organs })[0];
    expect(result?.n).toBe(20);
    expect(result?.p).toBeGreaterThan(0);
    expect(ask(networks, { organs })[0]).toEqual(result);
  });
});

test('a body is named on both sides by a whole name of two words, in rows on the same state', () => {
  const of = (partner: string, ...aliases: string[]) => ({
    ...body(partner, 'staff', 'it'),
    name: 'Bank',
    aliases,
  });
  const rows = [
    visit('met', 'AAA', '2015-01-01', { persons: 'Kim Sok-Chol; Hun Sen' }),
    { ...visit('told', 'AAA', '2015-01-01'), summary: 'The museum of Kim Sok Chol opened its bank.' },
    { ...visit('found', 'AAA', '2015-01-01', { persons: 'Kim Sok Chol' }), ledger: 'findings' },
  ];
  const found = (network: Network) => namedTwice([network], rows).map(({ row }) => row);
  expect(found(of('AAA', 'KIM Sok Chol'))).toEqual(['met', 'told']);
  expect(found(of('BBB', 'KIM Sok Chol'))).toEqual([]);
  expect(found(of('AAA', 'Kim Sok'))).toEqual(['met', 'told']);
  expect(found(of('AAA', 'im Sok Chol'))).toEqual([]);
  expect(found(of('AAA'))).toEqual([]);
});

test('the rule', () => {
  const rules = { alpha: 0.05, minPower: 0.8 };
  expect(channelsVerdict(rules, [0.01, 0.04], [0.1, 0.1])).toBe('supported');
  expect(channelsVerdict(rules, [0.01, 0.06], [0.9, 0.9])).toBe('not_determined');
  expect(channelsVerdict(rules, [0.2, 0.06], [0.9, 0.8])).toBe('contradicted');
  expect(channelsVerdict(rules, [0.2, 0.06], [0.9, 0.79])).toBe('not_determined');
});
