import { yearOf } from '../days.js';
import { logChoose, type Random, shuffle, someBelow } from '../stats/index.js';
import type { HypothesisResult, HypothesisRules, Verdict } from '../types.js';
import { exceedance } from './g-test.js';
import { FIGURES, type Order, orderOf, type Sequence, sequenceOf } from './order.js';
import { randomOf, rounded, type Setting, show, undetermined } from './setting.js';
import { type Tour, toursOf } from './tours.js';

/** Simulated data sets and permutations for the power. */
const REPEATS = 200;
const PERMUTATIONS = 199;

/** Time shifts drawn. */
const SHIFTS = 999;

/** Party first and narrowly; diplomacy followed and expanded. */
export function partyFirst(setting: Setting): HypothesisResult[] {
  const { rules, partners } = setting;
  const { from, tourGapDays, withinDays, follow } = rules.sequence;
  const tours = toursOf(setting.evidence, partners, from, tourGapDays);
  const [party, ministry] = [organ(tours, 'party'), organ(tours, 'ministry')];
  const open = {
    id: 'sequence-party-first',
    question:
      'Does the party go first and to few states, and the foreign ministry later to the same and more?',
    unit: 'tour (journeys of one organ within days of each other)',
    null: 'organs are exchangeable among the tours of a year',
    measure: 'containment of party tours in later ministry tours',
  };
  const evidence = [...new Set(tours.flatMap((tour) => tour.evidence))].sort();
  const settle =
    'Dated journeys of party and foreign ministry over two decades, more than 100 of them, from the full text of state media.';
  const short = `${party.length} tours of the party and ${ministry.length} of the ministry are on record since ${from.slice(0, 4)}`;
  if (party.length < 2 || ministry.length < 2)
    return [undetermined(open, setting, tours.length, `${short}; that is too few.`, settle, evidence)];
  const random = randomOf(setting, open.id);
  const observed = figuresOf(tours, withinDays);
  const tested = permutationP(tours, withinDays, rules.draws, random);
  const shifted = shiftP(tours, withinDays, SHIFTS, random);
  const reversed = figuresOf(reverse(tours), withinDays);
  const level = rules.alpha / FIGURES.length;
  const power = powerOf(tours, partners.length, { withinDays, follow, level }, random);
  const verdict = sequenceVerdict(
    rules,
    tested,
    { ahead: observed.precedence, more: observed.containment - reversed.containment },
    power,
  );
  const worst = Math.max(...FIGURES.map((name) => tested[name]));
  return [
    {
      ...open,
      statistic: rounded(observed.containment),
      interval: null,
      p: rounded(worst, 6),
      power,
      powerHalf: null,
      falseAlarm: null,
      n: tours.length,
      verdict,
      reason: `${short}. Precedence ${show(observed.precedence)} (p = ${show(tested.precedence, 3)}), breadth ${show(observed.breadth)} (p = ${show(tested.breadth, 3)}), containment ${show(observed.containment)} (p = ${show(tested.containment, 3)}) and ${show(reversed.containment)} with time reversed; all three must fall below ${show(level, 3)}. Power ${show(power)} if ${Math.round(100 * follow)} % of party tours were followed.`,
      wouldSettle: verdict === 'not_determined' ? settle : '',
      details: {
        partyTours: party.length,
        ministryTours: ministry.length,
        precedence: rounded(observed.precedence),
        breadth: rounded(observed.breadth),
        pPrecedence: rounded(tested.precedence),
        pBreadth: rounded(tested.breadth),
        pContainment: rounded(tested.containment),
        pContainmentShift: rounded(shifted),
        containmentReversed: rounded(reversed.containment),
        precedenceReversed: rounded(reversed.precedence),
        singlePairChance: rounded(containmentChance(partners.length, 4, 2), 6),
        singlePairExact: rounded(1 / Math.exp(logChoose(partners.length, 2)), 6),
      },
      evidence,
      rules: rules.digest,
    },
  ];
}

/** Probability that a set of `inner` states drawn at random lies within a given set of `outer` of `states`. */
export function containmentChance(states: number, outer: number, inner: number): number {
  return Math.exp(logChoose(outer, inner) - logChoose(states, inner));
}

/** p-values with the labels of organs permuted among the tours of each year. */
export function permutationP(
  tours: readonly Tour[],
  withinDays: number,
  draws: number,
  random: Random,
): Sequence {
  const order = orderOf(tours, withinDays);
  const observed = sequenceOf(order, order.party);
  const years = yearsOf(tours);
  const drawn = Array.from({ length: draws }, () => sequenceOf(order, dealt(order, years, random)));
  const p = (name: (typeof FIGURES)[number]) =>
    exceedance(Float64Array.from(drawn, (value) => value[name]).sort(), observed[name]);
  return { precedence: p('precedence'), breadth: p('breadth'), containment: p('containment') };
}

/** p-value of containment with all ministry tours shifted by a random time, around the ends of the record. */
function shiftP(tours: readonly Tour[], withinDays: number, draws: number, random: Random): number {
  const [party, ministry] = [organ(tours, 'party'), organ(tours, 'ministry')];
  const first = Math.min(...tours.map(({ start }) => start));
  const span = Math.max(...tours.map(({ start }) => start)) - first + 1;
  const values = Float64Array.from({ length: draws }, () => {
    const by = 1 + Math.floor(random() * (span - 1));
    const moved = ministry.map((tour) => ({ ...tour, start: first + ((tour.start - first + by) % span) }));
    return figuresOf([...party, ...moved], withinDays).containment;
  }).sort();
  return exceedance(values, figuresOf(tours, withinDays).containment);
}

/** The figures of tours as they were. */
export function figuresOf(tours: readonly Tour[], withinDays: number): Sequence {
  const order = orderOf(tours, withinDays);
  return sequenceOf(order, order.party);
}

/** The placebo: the same tours with time running backwards. */
export const reverse = (tours: readonly Tour[]): Tour[] =>
  tours.map((tour) => ({ ...tour, start: -tour.start }));

/** Places of the tours of each year that has both organs; in the others nothing can change places. */
function yearsOf(tours: readonly Tour[]): number[][] {
  const byYear = new Map<number, number[]>();
  tours.forEach(({ year }, i) => {
    byYear.set(year, [...(byYear.get(year) ?? []), i]);
  });
  return [...byYear.values()].filter(
    (places) => new Set(places.map((i) => (tours[i] as Tour).organ)).size === 2,
  );
}

function dealt({ party }: Order, years: readonly number[][], random: Random): Uint8Array {
  const fresh = party.slice();
  for (const places of years)
    shuffle(
      Uint32Array.from(places, (place) => party[place] as number),
      random,
    ).forEach((label, i) => {
      fresh[places[i] as number] = label;
    });
  return fresh;
}

/** How often a test on {@link imagined} tours sees that they were followed. */
function powerOf(
  tours: readonly Tour[],
  states: number,
  { withinDays, follow, level }: { withinDays: number; follow: number; level: number },
  random: Random,
): number {
  let hits = 0;
  for (let i = 0; i < REPEATS; i++) {
    const drawn = imagined(tours, states, { withinDays, follow }, random);
    const p = permutationP(drawn, withinDays, PERMUTATIONS, random);
    if (FIGURES.every((name) => p[name] < level)) hits += 1;
  }
  return hits / REPEATS;
}

/**
 * As many tours of each organ, those of the party on their days and to two states each, of which the share `follow` is followed, as
 * long as there are ministry tours left, by one of them to the same two states and two more within the window; the others go to two
 * states at random times.
 */
export function imagined(
  tours: readonly Tour[],
  states: number,
  { withinDays, follow }: { readonly withinDays: number; readonly follow: number },
  random: Random,
): Tour[] {
  const ministries = organ(tours, 'ministry').length;
  const first = Math.min(...tours.map(({ start }) => start));
  const span = Math.max(...tours.map(({ start }) => start)) - first;
  const drawn: Tour[] = [];
  let left = ministries;
  for (const { start } of organ(tours, 'party')) {
    const to = someBelow(states, 4, random);
    drawn.push(tourOf('party', start, to.slice(0, 2)));
    if (random() < follow && left > 0) {
      drawn.push(tourOf('ministry', start + 1 + Math.floor(random() * withinDays), to));
      left -= 1;
    }
  }
  for (; left > 0; left--)
    drawn.push(tourOf('ministry', first + Math.floor(random() * span), someBelow(states, 2, random)));
  return drawn;
}

const tourOf = (kind: Tour['organ'], start: number, states: readonly number[]): Tour => ({
  organ: kind,
  start,
  year: yearOf(start),
  states,
  evidence: [],
});

const organ = (tours: readonly Tour[], kind: Tour['organ']) => tours.filter((tour) => tour.organ === kind);

/** Supported: all three figures stand out, and the order is that of the sentence. Contradicted: none does, though it would have been seen. */
export function sequenceVerdict(
  { alpha, minPower }: Pick<HypothesisRules, 'alpha' | 'minPower'>,
  tested: Readonly<Record<(typeof FIGURES)[number], number>>,
  { ahead, more }: { readonly ahead: number; readonly more: number },
  power: number,
): Verdict {
  const ps = FIGURES.map((name) => tested[name]);
  if (ps.every((p) => p < alpha / FIGURES.length) && ahead > 0 && more > 0) return 'supported';
  return !ps.some((p) => p < alpha) && power >= minPower ? 'contradicted' : 'not_determined';
}
