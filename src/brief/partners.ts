import type { Build, Evidence, GapResult, Standing } from '../types.js';
import { ranged } from '../wording.js';
import { rowsBehind } from './behind.js';
import type { Citations } from './citations.js';
import { dayWords } from './gap-sides.js';
import { plain } from './markdown.js';
import { brokenBy } from './relations.js';
import { gapSentence, revenueSentence, standingSentence } from './sentences.js';
import { byTier } from './tables.js';
import { digitsOf } from './units.js';

/** A heading and a paragraph for each partner, highest tier first. */
export function partnerSections(build: Build, citations: Citations): string {
  const gaps = new Map(build.gaps.map((gap) => [gap.partner, gap]));
  return byTier(build.standings)
    .flatMap((standing) => [
      `### ${plain(standing.name)}`,
      paragraph(build, standing, gaps.get(standing.partner) as GapResult, citations),
    ])
    .join('\n\n');
}

function paragraph(build: Build, standing: Standing, gap: GapResult, citations: Citations): string {
  const { partner, affinity, slack, id } = standing;
  const digits = digitsOf(build.model);
  const of = build.model.name === 'latent' ? ' standard deviations' : ' of 100';
  const behind = (measure: 'engagement' | 'affinity' | 'slack' | 'revenue') =>
    rowsBehind(build, citations, partner, measure);
  const cite = (rows: readonly Evidence[], otherwise = id) =>
    citations.cite(
      rows.map((row) => row.id),
      otherwise,
    );
  const [engagement, warmth, laxity, revenue] = [
    behind('engagement'),
    behind('affinity'),
    behind('slack'),
    behind('revenue'),
  ];
  const broken = brokenBy(build.pack.evidence, partner);
  const latest = engagement.find(({ firstDay }) => firstDay !== null);
  return [
    standingSentence(standing, build.pack.actor.name) + cite(engagement),
    latest && `Latest on record, ${dayWords(latest)}: ${fullStop(plain(latest.summary))}${cite([latest])}`,
    broken &&
      `Relations were broken off on ${broken.date}, and nothing on record restores them.${cite([broken])}`,
    affinity.median !== null &&
      `Affinity is ${ranged(affinity, digits)}${of}, from ${counted(affinity.n)}.${cite(warmth, `affinity.${partner}`)}`,
    slack.median !== null &&
      `Enforcement slack is ${ranged(slack, digits)}${of}, from ${counted(slack.n)}.${cite(laxity, `slack.${partner}`)}`,
    revenue.length > 0 && revenueSentence(standing, digits) + cite(revenue),
    gap.gap.median !== null && gapSentence(gap, build.model.name) + citations.cite(gap.evidence, gap.id),
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ');
}

const counted = (events: number) => `${events} ${events === 1 ? 'event' : 'events'}`;
const fullStop = (text: string) => (text.endsWith('.') ? text : `${text}.`);
