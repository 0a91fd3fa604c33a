import type { HypothesisResult, Verdict } from '../types.js';
import { namedTwice } from './named.js';
import { holdsOf, organOnRecord, type Reading, readingsOf } from './organ-tables.js';
import { rounded, type Setting, show, undetermined } from './setting.js';
import { likeliestOdds, oddsAt, powerAt, tailAt } from './tilt.js';
import { visitsOf } from './trips.js';

const OPEN = {
  id: 'channels-bodies',
  question: 'Do the same channels carry diplomacy and revenue?',
  unit: 'organ of the actor behind a body in a state, however many bodies it has there',
  null: 'which organs are behind bodies in a state has nothing to do with whose delegations travel there: organs change places between states, the number of states of each organ and of organs of each state kept',
  measure: 'odds of an organ where its institution has delegations, to elsewhere',
};

/**
 * Whether organs stand behind revenue bodies in the states with which their institution exchanges delegations. All tables of organs by
 * states with the margins at hand are counted (drawn by swaps where they are too many); power is that of Fisher's noncentral tilt at the odds
 * of the rules and at their root. Organs that belong to one of two institutions are read both ways, and every reading must agree.
 */
export function sameChannels(setting: Setting): HypothesisResult[] {
  const rules = setting.rules.channels;
  if (rules === null || setting.networks.length === 0) return [];
  const organs = new Map(setting.organs.map((organ) => [organ.id, organ]));
  const holds = holdsOf(setting, organs);
  const known = holds.filter(({ organ }) => organs.get(organ)?.channel !== 'unknown');
  const unknown = setting.networks.filter((body) => !organOnRecord(body)).length;
  const visits = visitsOf(setting.evidence).filter(
    ({ own, firstDay }) =>
      own['completion'] === 'held' &&
      own['occasion'] === 'bilateral' &&
      firstDay !== null &&
      firstDay >= rules.from,
  );
  const settle = `The organ behind the ${unknown} bodies of which none is on record, and delegations by the organ that sent them: the visits ledger has their institution only.`;
  // Bodies without an organ count too: how many there are is told.
  const bodies = setting.networks.flatMap((body) => body.evidence);
  const evidence = (readings: readonly Reading[]) =>
    [...new Set([...bodies, ...readings.flatMap((one) => one.visits)])].sort();
  const readings = known.length === 0 ? [] : readingsOf(setting, known, organs, visits);
  const [main] = readings;
  if (!main || main.ways.filter((count) => count > 0).length < 2)
    return [
      undetermined(
        { ...OPEN },
        { ...setting, rules: { ...setting.rules, digest: rules.digest } },
        known.length,
        `Of ${setting.networks.length} bodies the organ is on record for ${setting.networks.length - unknown}, in ${known.length} pairs of organ and state, which cannot be dealt out otherwise; no outcome could have shown it.`,
        settle,
        evidence(readings),
      ),
    ];
  return [
    resultOf(setting, { readings, main, n: known.length, unknown, settle, evidence: evidence(readings) }),
  ];
}

interface Found {
  readonly readings: readonly Reading[];
  readonly main: Reading;
  readonly n: number;
  readonly unknown: number;
  readonly settle: string;
  readonly evidence: readonly string[];
}

function resultOf(
  setting: Setting,
  { readings, main, n, unknown, settle, evidence }: Found,
): HypothesisResult {
  const { alpha } = setting.rules;
  const { digest, odds } = setting.rules.channels as { digest: string; odds: number };
  const ps = readings.map(({ t, ways }) => tailAt(ways, t, 1));
  const powers = readings.map(({ ways }) => powerAt(ways, alpha, odds));
  const halves = readings.map(({ ways }) => powerAt(ways, alpha, Math.sqrt(odds)));
  const verdict = channelsVerdict(setting.rules, ps, halves);
  const { t, ways } = main;
  const all = ways.reduce((sum, count) => sum + count, 0);
  const expected = ways.reduce((sum, count, value) => sum + count * value, 0) / all;
  const [low, high] = [oddsAt(ways, t, 0.05), oddsAt(ways, t + 1, 0.95)];
  const middle = likeliestOdds(ways, t);
  const [p, power, powerHalf] = [ps[0], powers[0], halves[0]] as [number, number, number];
  const [pLow, pHigh] = [Math.min(...ps), Math.max(...ps)];
  const spread =
    pHigh > pLow
      ? ` (${show(pLow)} to ${show(pHigh)} as organs that may belong to either of two institutions are read)`
      : '';
  const twice = namedTwice(setting.networks, setting.evidence);
  const named = new Set(twice.map(({ network }) => network)).size;
  return {
    ...OPEN,
    statistic: middle === null ? null : rounded(middle),
    interval: low === null || high === null ? null : { q5: rounded(low), q95: rounded(high) },
    p: rounded(p, 6),
    power: rounded(power),
    powerHalf: rounded(powerHalf),
    falseAlarm: rounded(powerAt(ways, alpha, 1)),
    n,
    verdict,
    reason: `Of ${n} pairs of organ and state ${t} lie where the organ's institution has delegations (${main.pairs.join(', ') || 'none'}), against ${show(expected, 1)} by chance; p = ${show(p, 3)}${spread}. Odds of ${odds} would be seen with probability ${show(power)}, of ${show(Math.sqrt(odds), 1)} with ${show(powerHalf)}. For ${unknown} of ${setting.networks.length} bodies no organ is on record; ${named} stand by name in the diplomatic ledgers on the same state.`,
    wouldSettle: verdict === 'not_determined' ? settle : '',
    details: {
      matched: t,
      expected: rounded(expected),
      readings: readings.length,
      pLow: rounded(pLow, 6),
      pHigh: rounded(pHigh, 6),
      powerLow: rounded(Math.min(...powers)),
      bodies: setting.networks.length,
      bodiesWithoutOrgan: unknown,
      bodiesNamedInDiplomacy: named,
    },
    evidence: [...new Set([...evidence, ...twice.map(({ row }) => row)])].sort(),
    rules: digest,
  };
}

/** Supported: the null falls under every reading. Contradicted: it stands under every one, and half the strength would have been seen. */
export function channelsVerdict(
  { alpha, minPower }: { readonly alpha: number; readonly minPower: number },
  ps: readonly number[],
  halves: readonly number[],
): Verdict {
  if (ps.every((p) => p < alpha)) return 'supported';
  if (ps.every((p) => p >= alpha) && halves.every((power) => power >= minPower)) return 'contradicted';
  return 'not_determined';
}
