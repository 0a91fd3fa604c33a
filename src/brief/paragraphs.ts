import type { Build, ClaimResult, Estimated, Evidence, GapResult, Standing, Verdict } from '../types.js';
import type { Citations } from './citations.js';
import { likelihood } from './words.js';

/** `61 (48 to 73)`, or that nothing was observed. */
export function range({ median, q5, q95 }: Omit<Estimated, 'n'>, digits = 0): string {
  if (median === null || q5 === null || q95 === null) return 'not observed';
  return `${median.toFixed(digits)} (${q5.toFixed(digits)} to ${q95.toFixed(digits)})`;
}

/** Where a partner stands, in one sentence. */
export function standingSentence(standing: Standing): string {
  const { name, tier, reason, tierProbabilities } = standing;
  if (tier === null) return `${name} stays unassigned: ${reason}.`;
  const probability = tierProbabilities[String(tier)] as number;
  return `It is ${likelihood(probability)} (${percent(probability)}) that ${name} stands in tier ${tier} of North Korea's diplomatic investment.`;
}

/** What the composite rests on for one partner: its most recent evidence, by measure. */
export function partnerParagraph(
  standing: Standing,
  gap: GapResult,
  build: Build,
  citations: Citations,
): string {
  const evidence = new Map(build.pack.evidence.map((row) => [row.id, row]));
  const behind = (measure: string) => latestOf(build, evidence, standing.partner, measure);
  const [engagement, affinity, slack, revenue] = ['engagement', 'affinity', 'slack', 'revenue'].map(
    behind,
  ) as [Evidence[], Evidence[], Evidence[], Evidence[]];
  const cite = (rows: readonly Evidence[]) => citations.cite(rows.map(({ id }) => id));
  const actor = build.pack.actor.name;
  const sentences = [
    `${standingSentence(standing).replace("North Korea's", `${actor}'s`)}${cite(engagement)}`,
    engagement[0] && `Latest on record: ${lowerDot(engagement[0].summary)}${cite([engagement[0]])}`,
    affinity.length > 0 &&
      `Affinity is ${range(standing.affinity)} of 100, from ${standing.affinity.n} events.${cite(affinity)}`,
    slack.length > 0 &&
      `Enforcement slack is ${range(standing.slack)}, from ${standing.slack.n} events.${cite(slack)}`,
    revenue.length > 0 &&
      `Revenue presence is ${range(standing.revenue)} against ${range(standing.revenue.predicted)} expected from the axes${standing.revenue.offPattern ? ': off the pattern' : ''}.${cite(revenue)}`,
    gap.gap.median !== null && gapSentence(gap) + citations.cite(gap.evidence),
  ];
  return sentences.filter((sentence) => typeof sentence === 'string').join(' ');
}

export function gapSentence({ name, gap, probabilityPositive }: GapResult): string {
  const probability = probabilityPositive as number;
  return `It is ${likelihood(probability)} (${percent(probability)}) that ${name} looks stricter on paper than in fact; the gap is ${range(gap, 1)} standard deviations.`;
}

export const VERDICT_WORDS: Record<Verdict, string> = {
  supported: 'supported',
  contradicted: 'contradicted',
  imprecise: 'imprecise',
  not_determined: 'not determined',
};

export function countVerdicts(claims: readonly ClaimResult[]): Record<Verdict, number> {
  const counts = { supported: 0, contradicted: 0, imprecise: 0, not_determined: 0 };
  for (const { verdict } of claims) counts[verdict]++;
  return counts;
}

export const percent = (probability: number) => `${Math.round(100 * probability)} %`;

function latestOf(
  build: Build,
  evidence: ReadonlyMap<string, Evidence>,
  partner: string,
  measure: string,
): Evidence[] {
  const indicators = new Set(
    build.pack.indicators.filter((indicator) => indicator.measure === measure).map(({ id }) => id),
  );
  const ids = new Set(
    build.observations
      .filter((o) => o.partner === partner && indicators.has(o.indicator))
      .flatMap((o) => o.evidence),
  );
  return [...ids]
    .map((id) => evidence.get(id) as Evidence)
    .sort((a, b) =>
      (a.firstDay ?? '') < (b.firstDay ?? '')
        ? 1
        : (a.firstDay ?? '') > (b.firstDay ?? '')
          ? -1
          : a.id < b.id
            ? -1
            : 1,
    );
}

const lowerDot = (text: string) => (text.endsWith('.') ? text : `${text}.`);
