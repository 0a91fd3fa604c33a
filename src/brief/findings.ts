import type { Build } from '../types.js';
import { rowsBehind } from './behind.js';
import type { Citations } from './citations.js';
import { detectionLines } from './detection.js';
import { gapVerdict } from './gap-sides.js';
import { bullets, plain } from './markdown.js';
import { gapSentence, revenueSentence, standingSentence } from './sentences.js';
import { topicFindings } from './topics.js';
import { digitsOf } from './units.js';
import { VERDICT_WORDS, verdictCounts } from './verdicts.js';
import { wholeLines } from './whole-lines.js';

/** What a reader in a hurry takes away: the assigned, the gaps that leave zero out, the off-pattern, the verdicts. */
export function findings(build: Build, citations: Citations): string {
  const idsBehind = (partner: string, measure: 'engagement' | 'revenue') =>
    rowsBehind(build, citations, partner, measure).map(({ id }) => id);
  const assigned = build.standings.filter(({ tier }) => tier !== null).toSorted((a, b) => a.place - b.place);
  return bullets([
    `${assigned.length} of ${build.standings.length} states can be assigned to a tier; the others stay unassigned, with the reason. (\`tiering\`)`,
    ...assigned.map(
      (s) =>
        standingSentence(s, build.pack.actor.name) + citations.cite(idsBehind(s.partner, 'engagement'), s.id),
    ),
    ...wholeLines(assigned, build.model).map((line) => `${plain(line)} (\`fit/without.json\`)`),
    ...gapFindings(build, citations),
    ...build.standings
      .filter(({ revenue }) => revenue.offPattern)
      .map(
        (s) =>
          revenueSentence(s, digitsOf(build.model)) + citations.cite(idsBehind(s.partner, 'revenue'), s.id),
      ),
    ...detectionLines(build.standings, build.model),
    ...topicFindings(build, citations),
    ...verdicts(build, citations),
  ]);
}

/** The gaps that leave zero out, on either side of it, and the test whether so many would come about by luck. */
function gapFindings({ gaps, hypotheses, model }: Build, citations: Citations): string[] {
  const clear = gaps
    .filter((gap) => gapVerdict(gap) !== 'not_determined')
    .map((gap) => gapSentence(gap, model.name) + citations.cite(gap.evidence, gap.id));
  const asked = hypotheses.find(({ id }) => id === 'form-against-reality');
  if (!asked) return clear;
  return [
    ...clear,
    `Whether paper and fact part company in more of ${asked.n} states than intervals alone would have it: **${VERDICT_WORDS[asked.verdict]}**. ${plain(asked.reason)} (\`hypothesis.${asked.id}\`)`,
  ];
}

/** How many statements stand how, and each that the record speaks against. */
function verdicts({ claims }: Build, citations: Citations): string[] {
  if (claims.length === 0) return [];
  return [
    `Of ${claims.length} statements of the analysis: ${verdictCounts(claims)}. (\`claims\`)`,
    ...claims
      .filter(({ verdict }) => verdict === 'contradicted')
      .map(
        ({ id, sentence, evidence, node }) =>
          `Contradicted, ${id}: ${plain(sentence)}${citations.cite(evidence, node, 2)}`,
      ),
  ];
}
