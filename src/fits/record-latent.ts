import { halfYear } from '../model/latent/assemble.js';
import type { LatentMeasure, LatentStandings } from '../model/latent/standings.js';
import { bySide } from '../trace/dated.js';
import type { Lineage } from '../trace/lineage.js';
import type {
  Estimated,
  GapResult,
  Interval,
  LatentSpec,
  Pack,
  PartnerCode,
  ShippedFit,
  Standing,
} from '../types.js';
import type { LatentProblem } from './latent-problem.js';

/** What the recording of the latent model needs. */
export interface LatentRecord {
  readonly lineage: Lineage;
  readonly pack: Pack;
  readonly spec: LatentSpec;
  readonly problem: LatentProblem;
  readonly fit: ShippedFit;
  readonly standings: LatentStandings;
  /** What the composite says, in the same order of partners. */
  readonly shadow: readonly Standing[];
  readonly shadowGaps: readonly GapResult[];
}

/**
 * Distinct events behind each measure of each partner: `events(measure, partner)`. Only those of the window whose mean is told, since
 * what lies before it bears on the level of a state but is no evidence of the years that the tier is about.
 */
export function eventsBehind(
  lineage: Lineage,
  spec: LatentSpec,
  { panel, reporting }: Pick<LatentProblem, 'panel' | 'reporting'>,
): (measure: LatentMeasure, partner: PartnerCode) => number {
  const measureOf = measuresOf(spec);
  const events = new Map<string, Set<string>>();
  for (const { series, partner, day, evidence } of panel) {
    if (halfYear(day) < reporting.from) continue;
    const key = `${measureOf.get(series)} ${partner}`;
    const known = events.get(key) ?? new Set();
    for (const id of evidence) known.add(lineage.eventOf(id));
    events.set(key, known);
  }
  return (measure, partner) => events.get(`${measure} ${partner}`)?.size ?? 0;
}

/** Puts draws, tiers and gaps of the latent model into the lineage and gives them the shape outputs have. */
export function recordLatent(record: LatentRecord): { standings: Standing[]; gaps: GapResult[] } {
  const { lineage, standings, fit } = record;
  const nodes = recordDraws(record);
  const { tiering } = standings;
  const root = lineage.derive(
    'tiering',
    'tiering',
    `${tiering.tiers.length} tiers`,
    { tiers: tiering.tiers, fit: fit.digest },
    nodes.all,
  );
  const apart = placesApart(record);
  const n = eventsBehind(lineage, record.spec, record.problem);
  return {
    standings: tiering.assignments.map((_, i) => toStanding(record, i, root, nodes.of, apart, n)),
    gaps: standings.gaps.map((_, i) => toGap(record, i, nodes.of, n)),
  };
}

const measuresOf = (spec: LatentSpec): ReadonlyMap<string, LatentMeasure> =>
  new Map([
    ...spec.items.map(({ id, axis }) => [id, axis] as const),
    ...spec.series.map(({ id, outcome }) => [id, outcome] as const),
  ]);

/** One node per series and partner under its evidence, and one per measure and partner under the series of its measure. */
function recordDraws({ lineage, pack, spec, problem, standings, fit }: LatentRecord) {
  const reported = new Set(pack.partners.filter((partner) => partner.reported).map(({ code }) => code));
  const measureOf = measuresOf(spec);
  const evidence = new Map<string, { series: string; partner: string; cells: number; ids: string[] }>();
  for (const { series, partner, evidence: ids } of problem.panel) {
    if (!reported.has(partner)) continue;
    const key = `${series}.${partner}`;
    const known = evidence.get(key) ?? { series, partner, cells: 0, ids: [] };
    known.cells += 1;
    known.ids.push(...ids);
    evidence.set(key, known);
  }
  const behind = new Map<string, string[]>();
  for (const [key, { series, partner, cells, ids }] of evidence) {
    const node = lineage.derive(
      'observation',
      `cells.${key}`,
      `${cells} cells of ${series} for ${partner}`,
      { cells, ids },
      lineage.rowsOf(ids),
    );
    const at = `${measureOf.get(series)} ${partner}`;
    behind.set(at, [...(behind.get(at) ?? []), node]);
  }
  const partners = standings.tiering.assignments.map(({ partner }) => partner);
  const named = new Map<string, string>();
  for (const measure of ['affinity', 'slack', 'engagement', 'revenue'] as const)
    partners.forEach((partner, i) => {
      const interval = standings.intervals[measure][i];
      if (!interval) return;
      const key = `latent.${measure}.${partner}`;
      const label = `${measure} of ${partner} by the latent model: ${interval.median.toFixed(2)}`;
      const parents = behind.get(`${measure} ${partner}`) ?? [];
      named.set(
        `${measure} ${partner}`,
        lineage.derive('draws', key, label, { interval, fit: fit.digest }, parents),
      );
    });
  return {
    all: [...named].filter(([key]) => key.startsWith('engagement ')).map(([, node]) => node),
    of: (partner: PartnerCode, ...measures: LatentMeasure[]) =>
      measures.flatMap((measure) => named.get(`${measure} ${partner}`) ?? []),
  };
}

function toStanding(
  { lineage, pack, fit, standings, shadow }: LatentRecord,
  i: number,
  root: string,
  nodes: (partner: PartnerCode, ...measures: LatentMeasure[]) => string[],
  apart: readonly number[],
  n: (measure: LatentMeasure, partner: PartnerCode) => number,
): Standing {
  const assignment = standings.tiering.assignments[i] as LatentStandings['tiering']['assignments'][number];
  const { partner, tier } = assignment;
  const beside = shadow[i] as Standing;
  const { predicted, offPattern, atBounds } = standings.revenue[i] as LatentStandings['revenue'][number];
  const estimated = (measure: LatentMeasure, scale = (value: number) => value): Estimated => ({
    ...bounds(standings.intervals[measure][i] ?? null, scale),
    n: n(measure, partner),
  });
  const id = lineage.derive(
    'tier',
    `tier.${partner}`,
    `${partner}: tier ${tier ?? 'unassigned'}`,
    assignment,
    [root, ...nodes(partner, 'engagement')],
  );
  lineage.derive(
    'revenue',
    `revenue-prediction.${partner}`,
    `${partner}: expected revenue presence`,
    { predicted, offPattern, atBounds },
    nodes(partner, 'affinity', 'slack', 'revenue'),
  );
  return {
    id,
    name: pack.partners.find(({ code }) => code === partner)?.name as string,
    ...assignment,
    affinity: estimated('affinity'),
    slack: estimated('slack'),
    engagement: { ...estimated('engagement', Math.exp), spread: {} },
    revenue: {
      ...estimated('revenue', Math.exp),
      predicted: bounds(predicted, Math.exp),
      offPattern,
      atBounds,
    },
    shadow: {
      tier: beside.tier,
      place: beside.place,
      engagement: beside.engagement,
      placesApart: apart[i] as number,
    },
    unstable: unstableOf(fit, pack, assignment),
  };
}

/** Pieces of the record without which the tier would be another, as far as the draws tell; none where they were left out by another rule. */
function unstableOf(
  { leftOut, tierRule }: LatentRecord['fit'],
  { model }: LatentRecord['pack'],
  { partner, tier, betweenTiers }: LatentStandings['tiering']['assignments'][number],
): Standing['unstable'] {
  const tooFew = tier === null && betweenTiers.length === 0;
  if (tooFew || JSON.stringify(tierRule) !== JSON.stringify(model.tiers)) return [];
  return leftOut.flatMap((piece) =>
    piece.partner === partner && piece.probability !== null && piece.tier !== tier
      ? [{ without: piece.series, tier: piece.tier }]
      : [],
  );
}

/** By how many places the medians of engagement order a partner differently in the two models. */
function placesApart({ standings, shadow }: LatentRecord): number[] {
  const ranks = (values: readonly number[]) =>
    values.map((value) => values.filter((other) => other > value).length);
  const latent = ranks(
    standings.intervals.engagement.map((interval) => interval?.median ?? Number.NEGATIVE_INFINITY),
  );
  const composite = ranks(shadow.map(({ engagement }) => engagement.median ?? Number.NEGATIVE_INFINITY));
  return latent.map((rank, i) => Math.abs(rank - (composite[i] as number)));
}

/** The gap of one partner, under its slack as drawn and the composite of what stands on paper. */
function toGap(
  { lineage, pack, standings, shadowGaps, problem, spec }: LatentRecord,
  i: number,
  nodes: (partner: PartnerCode, ...measures: LatentMeasure[]) => string[],
  n: (measure: LatentMeasure, partner: PartnerCode) => number,
): GapResult {
  const row = standings.gaps[i] as LatentStandings['gaps'][number];
  const beside = shadowGaps[i] as GapResult;
  const { partner } = row;
  const measureOf = measuresOf(spec);
  const evidence = problem.panel
    .filter((cell) => cell.partner === partner && measureOf.get(cell.series) === 'slack')
    .flatMap((cell) => cell.evidence);
  const result = {
    partner,
    name: beside.name,
    formal: { ...bounds(row.formal), n: beside.formal.n },
    actual: { ...bounds(row.actual), n: n('slack', partner) },
    gap: bounds(row.gap),
    probabilityPositive: row.probabilityPositive,
    evidence: [...new Set([...lineage.rowsOf(evidence), ...beside.evidence])].sort(),
  };
  const parents = [...nodes(partner, 'slack'), beside.id];
  const id = lineage.derive('gap', `gap.${partner}`, `${partner}: formal against actual`, result, parents);
  const formal = beside.dated.formal.rows.map((row) => row.id);
  return { id, ...result, dated: bySide(pack.evidence, result.evidence, formal) };
}

function bounds(interval: Interval | null, scale = (value: number) => value): Omit<Estimated, 'n'> {
  if (!interval) return { median: null, q5: null, q95: null };
  return { median: scale(interval.median), q5: scale(interval.q5), q95: scale(interval.q95) };
}
