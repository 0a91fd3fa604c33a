import type { ClaimResult, GapResult, Standing } from '../types.js';
import { percent, ranged } from '../wording.js';
import type { Citations } from './citations.js';
import { spanWords } from './gap-sides.js';
import { bullets, plain, table } from './markdown.js';
import { VERDICT_WORDS, verdictCounts } from './verdicts.js';

/** Highest tier first; the unassigned stand where the partition would put them. */
export function byTier(standings: readonly Standing[]): Standing[] {
  return standings.toSorted(
    (a, b) => a.place - b.place || (b.engagement.median ?? 0) - (a.engagement.median ?? 0),
  );
}

export function tierTable(standings: readonly Standing[], digits: number): string {
  const head = ['partner', 'tier', 'probability', 'engagement', 'affinity', 'slack', 'revenue', 'events'];
  const rows = byTier(standings).map((s) => [
    plain(s.name),
    String(s.tier ?? 'unassigned'),
    s.rankAcceptability.length === 0 ? '-' : percent(Math.max(...Object.values(s.tierProbabilities))),
    ...[s.engagement, s.affinity, s.slack, s.revenue].map((value) => ranged(value, digits)),
    String(s.engagement.n),
  ]);
  const reasons = byTier(standings).filter(({ reason }) => reason !== null);
  const why = reasons.map(({ name, reason, id }) => `${plain(name)}: ${reason}. (\`${keyOf(id)}\`)`);
  return [table(head, rows), ...(why.length > 0 ? ['Unassigned, and why:', bullets(why)] : [])].join('\n\n');
}

export function gapTable(gaps: readonly GapResult[]): string {
  const head = [
    'partner',
    'on paper',
    'rows on paper',
    'in fact',
    'rows in fact',
    'gap',
    'probability of a gap above zero',
  ];
  const rows = gaps.map(({ name, formal, actual, gap, probabilityPositive, dated }) => [
    plain(name),
    ranged(formal, 1),
    spanWords(dated.formal),
    ranged(actual, 1),
    spanWords(dated.actual),
    ranged(gap, 2),
    probabilityPositive === null ? 'not determined' : percent(probabilityPositive),
  ]);
  return table(head, rows);
}

export function claimTable(claims: readonly ClaimResult[], citations: Citations): string {
  const rows = claims.map((claim) => [
    claim.id,
    plain(claim.sentence),
    `**${VERDICT_WORDS[claim.verdict]}**`,
    plain(claim.reason) + citations.cite(claim.evidence, claim.node),
  ]);
  return [
    `${claims.length} statements: ${verdictCounts(claims)}. (\`claims\`)`,
    table(['', 'statement', 'verdict', 'reason'], rows),
  ].join('\n\n');
}

/** An id without its digest, as `tierline trace` takes it. */
const keyOf = (id: string) => id.slice(0, id.lastIndexOf('.'));
