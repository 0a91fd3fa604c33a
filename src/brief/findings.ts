import type { Build } from '../types.js';
import { rowsBehind } from './behind.js';
import type { Citations } from './citations.js';
import { bullets } from './markdown.js';
import { gapSentence, revenueSentence, standingSentence } from './sentences.js';
import { digitsOf } from './units.js';
import { verdictCounts } from './verdicts.js';

/** What a reader in a hurry takes away: the assigned, the clear gaps, the off-pattern, the verdicts. */
export function findings(build: Build, citations: Citations): string {
  const idsBehind = (partner: string, measure: 'engagement' | 'revenue') =>
    rowsBehind(build, citations, partner, measure).map(({ id }) => id);
  const assigned = build.standings.filter(({ tier }) => tier !== null).toSorted((a, b) => a.place - b.place);
  const clearGaps = build.gaps.filter(({ gap }) => gap.q5 !== null && gap.q5 > 0);
  return bullets([
    `${assigned.length} of ${build.standings.length} states can be assigned to a tier; the others stay unassigned, with the reason. (\`tiering\`)`,
    ...assigned.map(
      (s) =>
        standingSentence(s, build.pack.actor.name) + citations.cite(idsBehind(s.partner, 'engagement'), s.id),
    ),
    ...clearGaps.map((gap) => gapSentence(gap) + citations.cite(gap.evidence, gap.id)),
    ...build.standings
      .filter(({ revenue }) => revenue.offPattern)
      .map(
        (s) =>
          revenueSentence(s, digitsOf(build.model)) + citations.cite(idsBehind(s.partner, 'revenue'), s.id),
      ),
    ...verdicts(build, citations),
  ]);
}

function verdicts({ claims }: Build, citations: Citations): string[] {
  if (claims.length === 0) return [];
  const contradicted = claims
    .filter(({ verdict }) => verdict === 'contradicted')
    .map(({ id, evidence, node }) => `${id}${citations.cite(evidence, node, 2)}`);
  const counts = `Of ${claims.length} statements of the analysis: ${verdictCounts(claims)}.`;
  return [
    contradicted.length === 0
      ? `${counts} (\`claims\`)`
      : `${counts} Contradicted: ${contradicted.join(', ')}.`,
  ];
}
