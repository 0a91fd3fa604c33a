import { expect, test } from 'vitest';
import { inspectPack, readPack } from '../../src/pack/read.js';
import { add, examplePack } from '../support/example.js';

const RULES = `
hypotheses:
  alpha: 0.05
  min_power: 0.8
  draws: 299
  stratified:
    from: 2015-01-01
    recent: 2022-07-01
    before_years: 5
    rope: 0.35
    tiers: [5, 2, 1, 1]
    overdispersion: 85
    missions: [XAA]
    mission_rows: [v-a-2015]
    gravity:
      sources: [gazette-2017]
      states:
        XAA: { population: 1, distance: 100 }
        XBB: { population: 2, distance: 200 }
        XCC: { population: 3, distance: 300 }
        XDD: { population: 4, distance: 400 }
  sequence: { from: 2015-01-01, tour_gap_days: 10, within_days: 365, follow: 0.8 }
  closures: { from: 2023-01-01, to: 2023-12-31, stock: 9, regional: [XAA], rows: [v-a-2015], years: 2 }
  forecasts:
    history_from: 2015
    first_year: 2018
    last_year: 2024
    dense_from: 2018
    retrodiction: []
    min_open: 0.5
    no_change: 0.9
    decay: [1]
    strength: [2]
`;

const issuesWith = async (from: string, to: string) => {
  if (!RULES.includes(from)) throw new Error(`${from} is not in the rules`);
  const { issues } = await inspectPack(examplePack({ 'model.yml': add(RULES.replace(from, to)) }));
  return issues
    .filter(({ severity }) => severity === 'error')
    .map(({ file, message }) => `${file}: ${message}`);
};

test('a pack may have rules, with a digest that follows them and not their layout', async () => {
  const digest = async (rules: string) =>
    (await readPack(examplePack({ 'model.yml': add(rules) }))).model.hypotheses?.digest;
  const whole = await digest(RULES);
  expect(whole).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest(RULES.replace('alpha: 0.05', 'alpha:   0.05 # as ever'))).toBe(whole);
  expect(await digest(RULES.replace('rope: 0.35', 'rope: 0.36'))).not.toBe(whole);
});

test('what is asked of channels has a digest of its own and leaves that of the rest alone', async () => {
  const rulesOf = async (rules: string) =>
    (await readPack(examplePack({ 'model.yml': add(rules) }))).model.hypotheses;
  const asked = (odds: number) => rulesOf(`${RULES}  channels: { from: 2015-01-01, odds: ${odds} }\n`);
  const [plain, four, nine] = [await rulesOf(RULES), await asked(4), await asked(9)];
  expect(plain?.channels).toBeNull();
  expect(four).toMatchObject({ digest: plain?.digest, channels: { from: '2015-01-01', odds: 4 } });
  expect(nine?.digest).toBe(plain?.digest);
  expect(nine?.channels?.digest).not.toBe(four?.channels?.digest);
});

test('a pack without rules has none', async () => {
  expect((await readPack(examplePack())).model.hypotheses).toBeNull();
});

test.each([
  ['missions: [XAA]', 'missions: [XZZ]', 'XZZ is not in partners.csv'],
  ['regional: [XAA]', 'regional: [XZZ]', 'XZZ is not in partners.csv'],
  ['mission_rows: [v-a-2015]', 'mission_rows: [v-none]', 'v-none is no row'],
  ['sources: [gazette-2017]', 'sources: [none]', 'source none is not in sources.csv'],
  ['        XDD: { population: 4, distance: 400 }\n', '', 'gravity has no figures for XDD'],
  ['tiers: [5, 2, 1, 1]', 'tiers: [5, 2]', 'has 2 rates, but 4 partners are reported; give one each'],
  ['from: 2015-01-01', 'from: 2015-02-30', '2015-02-30 is not a day of the calendar'],
  ['alpha: 0.05', 'alpha: 0', 'alpha: 0 must be > 0'],
  ['draws: 299', 'draws: 10', 'draws: 10 must be >= 199'],
  ['follow: 0.8', 'follow: 1.5', 'follow: 1.5 must be <= 1'],
])('%s made %s is an error', async (from, to, says) => {
  expect((await issuesWith(from, to)).join('\n')).toContain(says);
});
