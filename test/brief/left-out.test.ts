import { expect, test } from 'vitest';
import { leftOutSection } from '../../src/brief/left-out.js';
import { wholeLines } from '../../src/brief/whole-lines.js';
import type { Build, LeftOut, LeftOutWhole, Standing } from '../../src/types.js';

const piece = (partner: string, series: string, khat: number, engagement: number | null): LeftOut => ({
  partner,
  series,
  khat,
  tier: null,
  probability: null,
  engagement,
  affinity: null,
  slack: null,
});
const standing = (partner: string, place: number, unstable: Standing['unstable']): Standing =>
  ({ partner, name: partner, place, unstable, engagement: { median: 1 } }) as unknown as Standing;

function section(
  name: 'latent' | 'composite',
  leftOut: LeftOut[],
  runs: LeftOutWhole[] = [],
  notRun: string[] = [],
): string[] {
  return leftOutSection({
    model: { name, leftOutWhole: { runs, notRun } },
    pack: { fit: { leftOut }, model: { tiers: { minProbability: 0.8 } } },
    standings: [standing('B', 2, [{ without: 'visits', tier: null }]), standing('A', 1, [])],
  } as unknown as Build);
}

test('each partner has the pieces that were judged, those that change its tier, and the one that moves it most', () => {
  const text = section('latent', [
    piece('A', 'visits', 0.9, null),
    piece('B', 'visits', 0.4, -1.2),
    piece('B', 'party_rank', 0.5, 0.3),
  ]).join('\n');
  expect(text).toContain('Each of 3 pieces');
  expect(text).toContain('For 1 of them the draws do not tell');
  expect(text).toContain(
    '| A | 0 of 1 | none of those judged; 1 not judged | not determined |\n| B | 2 of 2 | visits (unassigned) | visits (−1.20 sd) |',
  );
});

test('that no whole series was left out is said, with what was not', () => {
  const text = section('latent', [piece('A', 'visits', 0.1, 0)], [], ['visits', 'anchor:CHN']).join('\n');
  expect(text).toContain('none was left out');
  expect(text).toContain('Not fitted: visits, anchor:CHN.');
  expect(text).toContain('| A | 1 of 1 | none | visits');
});

test('nothing where the composite speaks, or nothing was left out', () => {
  expect(section('composite', [piece('A', 'visits', 0.1, 0)])).toEqual([]);
  expect(section('latent', [])).toEqual([]);
});

const whole = (without: string, failed: string[], after: number): LeftOutWhole =>
  ({
    without,
    diagnostics: { rhatMax: 1.004, essBulkMin: 612.3, essTailMin: 580.9, failed },
    partners:
      failed.length > 0
        ? []
        : [
            { partner: 'A', before: 0.9, after },
            { partner: 'B', before: 0.8, after: 0.81 },
          ],
  }) as unknown as LeftOutWhole;

test('what was left out whole: the probability that moves most; a fit that failed tells no tier; what was not fitted is named', () => {
  const runs = [whole('anchor:X', [], 0.62), whole('visits', ['3 divergent transitions'], 0.1)];
  const text = section('latent', [piece('A', 'visits', 0.4, -1.2)], runs, ['messages']).join('\n');
  expect(text).toContain('| anchor:X | A: 0.90 to 0.62 | 1.004, 580 |  |');
  expect(text).toContain('| visits | not determined | 1.004, 580 | failed: 3 divergent transitions |');
  expect(text).toContain('Not fitted: messages.');
  expect(section('latent', [piece('A', 'visits', 0.4, -1.2)]).join('')).not.toContain('short fit');
});

test('a tier that falls without a whole series says so where it is read', () => {
  const standings = [standing('A', 1, []), standing('B', 2, [])].map((s, i) => ({ ...s, tier: i + 1 }));
  const runs = [whole('visits', [], 0.37), whole('text_visits', ['3 divergent transitions'], 0.1)];
  expect(wholeLines(standings, { leftOutWhole: { runs, notRun: [] } })).toEqual([
    'Without all of visits, in a fit of its own, the ranks of a tier have another probability: A 0.90 to 0.37, B 0.80 to 0.81.',
    'What the tiers are without all of text_visits is not determined: the fit without it failed.',
  ]);
  expect(wholeLines(standings, { leftOutWhole: { runs: [], notRun: [] } })).toEqual([]);
  const little = [whole('bonds', [], 0.89), whole('visits', [], 0.37), whole('links', [], 0.86)];
  expect(wholeLines(standings, { leftOutWhole: { runs: little, notRun: [] } })).toEqual([
    expect.stringMatching(/^Without all of visits, .*: A 0\.90 to 0\.37/),
    'Without all of bonds, links, each in a fit of its own, no probability of these ranks moves by more than 0.05; at most A 0.90 to 0.86, without links.',
  ]);
  const two = ['group:media', 'votes'].map((without) => whole(without, ['R-hat'], 0));
  expect(wholeLines(standings, { leftOutWhole: { runs: two, notRun: [] } })).toEqual([
    'What the tiers are without all of group:media, votes is not determined: each fit without one of these failed.',
  ]);
  const text = leftOutSection({
    model: { name: 'latent', leftOutWhole: { runs, notRun: [] } },
    pack: { fit: { leftOut: [piece('A', 'visits', 0.9, null)] }, model: { tiers: { minProbability: 0.8 } } },
    standings,
  } as unknown as Build).join('\n');
  expect(text).toContain('| A | 0 of 1 | all of visits (0.90 to 0.37); 1 not judged |');
  expect(text).toContain('| B | 0 of 0 | none |');
});
