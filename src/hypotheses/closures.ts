import { dayNumber } from '../days.js';
import { betaCdf, gamma, logChoose, logGamma, quantileSorted, type Random } from '../stats/index.js';
import type { Closure, Day, Evidence, HypothesisResult, HypothesisRules, Verdict } from '../types.js';
import { randomOf, rounded, type Setting, show, undetermined } from './setting.js';
import { addYears, evidenceOf } from './trips.js';

/** Reallocation, not contraction: the region is spared when missions close, and something new is put into it. */
export function reallocation(setting: Setting): HypothesisResult[] {
  const { rules } = setting;
  const { from, to, stock, regional, years } = rules.closures;
  const open = {
    id: 'closures-reallocation',
    question: `Did the closures of ${from.slice(0, 4)} to ${to.slice(0, 4)} move effort to the region, or only thin it everywhere?`,
    unit: 'mission closed; trip of the actor to the region',
    null: 'proportional thinning: closures fall on missions at random, and trips to the region go on at their rate',
    measure: 'ratio of outgoing trips per open year, after the closures to before',
  };
  const closed = closuresOf(setting.evidence, from, to);
  const settle =
    'A list of all missions with days of opening and closing, by region, and their staff: the ledgers hold posts that closed, not those that were kept.';
  const before = tripsBetween(setting, addYears(from, -years), from);
  const covered = `${rules.forecasts.lastYear}-12-31`;
  const last = [setting.asOf, addYears(to, years), covered].sort()[0] as Day;
  const after = tripsBetween(setting, from, last);
  const known = new Set(setting.evidence.map(({ id }) => id));
  const evidence = [
    ...new Set([
      ...closed.map(({ id }) => id),
      ...rules.closures.rows.filter((id) => known.has(id)),
      ...evidenceOf([...before.trips, ...after.trips]),
    ]),
  ].sort();
  if (closed.length === 0 || before.openYears === 0 || after.openYears === 0)
    return [
      undetermined(
        open,
        setting,
        closed.length,
        'No closure is on record, or no time was open.',
        settle,
        evidence,
      ),
    ];
  const hit = closed.filter(({ partner }) => regional.includes(partner)).length;
  const thinning = tail(stock, regional.length, closed.length, hit);
  const attainable = spared(stock, regional.length, closed.length) < rules.alpha;
  const power = attainable ? powerOfTrips(before, after) : 0;
  const { median, q5, q95 } = ratioOf(before, after, rules.draws, randomOf(setting, open.id));
  const verdict = closuresVerdict(rules, thinning, { q5, q95 }, attainable);
  return [
    {
      ...open,
      statistic: rounded(median),
      interval: { q5: rounded(q5), q95: rounded(q95) },
      p: rounded(thinning, 6),
      power: rounded(power),
      powerHalf: null,
      falseAlarm: null,
      n: closed.length,
      verdict,
      reason: `${hit} of the ${closed.length} posts on record as closed lay in the region, which had ${regional.length} of ${stock}; that few or fewer come about by luck with probability ${show(thinning)}, so that ${attainable ? 'a region spared would show it' : 'not even a region spared altogether could show it'}. Outgoing trips to the region: ${before.trips.length} in ${show(before.openYears, 1)} open years before, ${after.trips.length} in ${show(after.openYears, 1)} after, ratio ${show(median)} (${show(q5)} to ${show(q95)}).`,
      wouldSettle: verdict === 'not_determined' ? settle : '',
      details: {
        closed: closed.length,
        closedInRegion: hit,
        stock,
        regionalStock: regional.length,
        tripsBefore: before.trips.length,
        tripsAfter: after.trips.length,
        openYearsBefore: rounded(before.openYears),
        openYearsAfter: rounded(after.openYears),
      },
      evidence,
      rules: rules.digest,
    },
  ];
}

/** Trips and the open time they were made in. */
interface Spell {
  readonly trips: { readonly length: number };
  readonly openYears: number;
}

/** Rate of trips after over that before: draws of the gamma posteriors of both under Jeffreys' prior. */
function ratioOf(before: Spell, after: Spell, draws: number, random: Random) {
  const rate = ({ trips, openYears }: Spell) => gamma(random, trips.length + 0.5) / openYears;
  const ratios = Float64Array.from({ length: draws }, () => rate(after) / rate(before)).sort();
  const at = (q: number) => quantileSorted(ratios, q);
  return { median: at(0.5), q5: at(0.05), q95: at(0.95) };
}

/** Supported: the tail is small and trips rose. Contradicted: trips fell, and the tail could have been small. */
export function closuresVerdict(
  { alpha }: Pick<HypothesisRules, 'alpha'>,
  tailP: number,
  { q5, q95 }: { readonly q5: number; readonly q95: number },
  attainable: boolean,
): Verdict {
  if (tailP < alpha && q5 > 1) return 'supported';
  return q95 < 1 && attainable ? 'contradicted' : 'not_determined';
}

/** Trips per open year after the closures over those before, if there was a move. */
const MOVED = 2;

/**
 * Chance that the interval of the ratio lies above 1 if trips became {@link MOVED} times as frequent as they were: of the ratio of two
 * gamma rates, the share below 1 is that of a beta distribution, and counts after are Poisson.
 */
export function powerOfTrips(before: Spell, after: Spell): number {
  const known = before.trips.length;
  const mean = (MOVED * known * after.openYears) / before.openYears;
  const share = after.openYears / (after.openYears + before.openYears);
  let missed = 0;
  for (let k = 0; betaCdf(share, k + 0.5, known + 0.5) >= 0.05; k++)
    missed += Math.exp((k === 0 ? 0 : k * Math.log(mean)) - mean - logGamma(k + 1));
  return 1 - missed;
}

/** Missions of the actor that closed within some days, each post once. */
function closuresOf(evidence: readonly Evidence[], from: Day, to: Day): Evidence[] {
  const rows = evidence.filter(
    ({ ledger, kind, own, firstDay }) =>
      ledger === 'relations' &&
      kind === 'embassy_closed' &&
      own['direction'] === 'outgoing' &&
      firstDay !== null &&
      firstDay >= from &&
      firstDay <= to,
  );
  return [...new Map(rows.map((row) => [`${row.event}\0${row.partner}`, row])).values()];
}

function tripsBetween({ trips, closures }: Setting, from: Day, to: Day) {
  return {
    trips: trips.filter(({ direction, day }) => direction === 'outgoing' && day >= from && day < to),
    openYears: openDays(from, to, closures) / 365.25,
  };
}

/** Days from one day to before another on which the border was open. */
export function openDays(from: Day, to: Day, closures: readonly Closure[]): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  const shut = closures.map(({ from: a, to: b }) =>
    Math.max(0, Math.min(end, dayNumber(b) + 1) - Math.max(start, dayNumber(a))),
  );
  return Math.max(0, end - start) - shut.reduce((sum, days) => sum + days, 0);
}

/** Probability that none of `closed` posts drawn from `stock` lies among the `regional` ones (hypergeometric). */
export function spared(stock: number, regional: number, closed: number): number {
  return Math.exp(logChoose(stock - regional, closed) - logChoose(stock, closed));
}

/** Probability that at most `hit` do. */
export function tail(stock: number, regional: number, closed: number, hit: number): number {
  let sum = 0;
  for (let k = 0; k <= hit; k++)
    sum += Math.exp(
      logChoose(regional, k) + logChoose(stock - regional, closed - k) - logChoose(stock, closed),
    );
  return sum;
}
