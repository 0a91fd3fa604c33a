import { mean, normalCdf, normalQuantile, poissonBinomialTail, standardDeviation } from '../stats/index.js';
import type { Day, GapResult, HypothesisResult, HypothesisRules, Verdict } from '../types.js';
import { rounded, show } from './setting.js';
import { withRule } from './verdict-rules.js';

/** How often an interval of 90 % leaves out what is true. */
const MISSES = 0.1;
const Z = normalQuantile(1 - MISSES / 2);

/**
 * Whether paper and fact part company in more states than intervals of 90 % would have it by themselves. The gap of a state is what its paper
 * leads one to expect less what it did, in standard deviations. Gaps are drawn to zero by their prior, so that p is an upper bound; how far it
 * may lie below is told beside it. Power: every second state, at random, has a gap of the size that the rules name, to either side, and is
 * known as well as it is now, drawn to zero as much; exact, by the Poisson binomial.
 */
export function formAgainstReality(
  { alpha, minPower, form }: Pick<HypothesisRules, 'alpha' | 'minPower' | 'form'>,
  gaps: readonly GapResult[],
): HypothesisResult[] {
  if (form === null) return [];
  const known = gaps.flatMap(({ partner, name, gap: { q5, q95 }, dated, evidence }) =>
    q5 === null || q95 === null ? [] : [{ partner, name, q5, q95, dated, evidence }],
  );
  const apart = known.filter(({ q5, q95 }) => q5 > 0 || q95 < 0);
  const p = poissonBinomialTail(
    known.map(() => MISSES),
    apart.length,
  );
  const power = powerOf(known, form.gap, alpha);
  const misses = missesOf(known);
  const drawn = poissonBinomialTail(misses, apart.length);
  const verdict = formVerdict({ alpha, minPower }, p, power);
  const listed = apart.map(({ name, q5, q95 }) => `${name} (${show(q5)} to ${show(q95)})`).join(', ');
  const span = (side: 'formal' | 'actual') => spanOf(known.map(({ dated }) => dated[side]));
  const [paper, fact] = [span('formal'), span('actual')];
  return [
    withRule({
      id: 'form-against-reality',
      question: 'Do compliance on paper and enforcement in fact part company?',
      unit: 'state of which both sides are measured',
      null: 'paper foretells fact in every state: each interval of 90 % leaves out zero one time in ten, or less',
      measure: 'states whose gap leaves out zero',
      statistic: apart.length,
      interval: null,
      p: rounded(p, 6),
      power: rounded(power),
      powerHalf: rounded(powerOf(known, form.gap / 2, alpha)),
      falseAlarm: null,
      n: known.length,
      verdict,
      reason: `In ${apart.length} of ${known.length} states the gap leaves out zero${apart.length > 0 ? `: ${listed}` : ''}; that many or more come about by intervals alone with probability ${show(p, 3)} at most. Gaps are drawn to zero by their prior: by how much these are, an interval would leave it out ${show(100 * mean(misses), 0)} times in a hundred, and so many would with probability ${show(drawn, 3)}; that was worked out after the verdict and is no part of its rule. On paper ${years(paper)}, in fact ${years(fact)}. Gaps are residuals of one regression and sum to about zero, so that they are not quite independent.`,
      wouldSettle:
        verdict === 'not_determined'
          ? 'Dated acts of enforcement in more states than these, beside the same dated list of papers: the states are few and their gaps uncertain by about a standard deviation.'
          : '',
      details: {
        apart: apart.length,
        misses: rounded(mean(misses)),
        pDrawn: rounded(drawn, 6),
        paperFrom: yearOf(paper.from),
        paperTo: yearOf(paper.until),
        factFrom: yearOf(fact.from),
        factTo: yearOf(fact.until),
      },
      evidence: [...new Set(known.flatMap((one) => one.evidence))].sort(),
      rules: form.digest,
    }),
  ];
}

/** Supported: more states than intervals explain. Contradicted: no more, and they would have shown. */
export function formVerdict(
  { alpha, minPower }: Pick<HypothesisRules, 'alpha' | 'minPower'>,
  p: number,
  power: number,
): Verdict {
  if (p < alpha) return 'supported';
  return power >= minPower ? 'contradicted' : 'not_determined';
}

type Known = readonly { readonly q5: number; readonly q95: number }[];

function powerOf(gaps: Known, size: number, alpha: number): number {
  const misses = gaps.map(() => MISSES);
  const needed = gaps.findIndex((_, i) => poissonBinomialTail(misses, i + 1) < alpha) + 1;
  if (needed === 0) return 0;
  const [at, nowhere] = [leftOut(gaps, size), missesOf(gaps)];
  return poissonBinomialTail(
    at.map((p, i) => (p + (nowhere[i] as number)) / 2),
    needed,
  );
}

const missesOf = (gaps: Known) => leftOut(gaps, 0);

/**
 * Probability that the interval of each state leaves out zero where its gap is of a size. The variance of gaps before the record is taken to be
 * the mean variance of the posteriors and the variance of their middles, and no less than the 1 of slack at its start; of it the record knows
 * the share w, and middles lie about w times the gap with deviation sqrt(w) times the posterior's.
 */
function leftOut(gaps: Known, size: number): number[] {
  const known = gaps.map(({ q5, q95 }) => ({ middle: (q5 + q95) / 2, sd: (q95 - q5) / (2 * Z) }));
  const spread = standardDeviation(known.map(({ middle }) => middle));
  const prior = Math.max(1, mean(known.map(({ sd }) => sd ** 2)) + spread ** 2);
  return known.map(({ sd }) => {
    const root = Math.sqrt(Math.max(0, 1 - sd ** 2 / prior));
    if (root === 0) return 0;
    const [distance, edge] = [(root * size) / sd, Z / root];
    return normalCdf(distance - edge) + normalCdf(-distance - edge);
  });
}

interface Span {
  readonly from: Day | null;
  readonly until: Day | null;
}

function spanOf(sides: readonly Span[]): Span {
  const days = (end: keyof Span) => sides.flatMap((side) => (side[end] === null ? [] : [side[end]])).sort();
  return { from: days('from')[0] ?? null, until: days('until').at(-1) ?? null };
}

const yearOf = (day: Day | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

const years = ({ from, until }: Span): string =>
  from === null || until === null ? 'undated' : `${yearOf(from)} to ${yearOf(until)}`;
