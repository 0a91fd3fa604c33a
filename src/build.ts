import { createHash } from 'node:crypto';
import { computeIndicators } from './indicators/compute.js';
import { AXES, type AxisName, type Measurement, measure } from './model/measure.js';
import { loadPack } from './store/load.js';
import { Store } from './store/store.js';
import { checkClaims } from './trace/claims.js';
import { Lineage } from './trace/lineage.js';
import type {
  Build,
  BuildOptions,
  ClaimResult,
  Estimated,
  GapResult,
  Interval,
  Observation,
  Pack,
  PartnerCode,
  Standing,
} from './types.js';
import { ENGINE_DIGEST } from './version.js';

/** Told before each stage, so that a terminal can show where the work stands. */
export type Progress = (stage: string) => void;

/**
 * The pipeline: evidence published by the as-of date, observations by SQL, the measurement, the claims, and the lineage of all.
 * @throws {PackError} when a query or a test of the pack fails.
 */
export async function build(
  pack: Pack,
  options: BuildOptions,
  progress: Progress = () => {},
): Promise<Build> {
  const seen = publishedBy(pack, options.asOf);
  const store = await Store.open();
  try {
    progress('loading evidence');
    await loadPack(store, seen, options.asOf);
    const lineage = new Lineage(seen.sources, seen.evidence);
    progress('computing indicators');
    const observations = lineage.observe(await computeIndicators(store, seen));
    progress('measuring');
    const measurement = measure({
      indicators: seen.indicators,
      observations,
      partners: seen.partners.filter(({ reported }) => reported).map(({ code }) => code),
      model: { ...seen.model, seed: options.seed },
      eventOf: (id) => lineage.eventOf(id),
    });
    const results = record(lineage, seen, observations, measurement);
    progress('checking claims');
    const claims = (await checkClaims(store, seen)).map((claim): ClaimResult => {
      const node = lineage.derive(
        'claim',
        `claim.${claim.id}`,
        claim.sentence,
        claim,
        lineage.rowsOf(claim.evidence),
      );
      return { ...claim, node };
    });
    return {
      pack: seen,
      asOf: options.asOf,
      seed: options.seed,
      digest: buildDigest(pack, options),
      observations,
      ...results,
      claims,
      idle: [...new Set(AXES.flatMap((name) => measurement.axes[name].idle))].sort(),
      later: pack.evidence.length - seen.evidence.length,
      nodes: lineage.nodes(),
    };
  } finally {
    store.close();
  }
}

/** Identifies a build by everything that decides its bytes. */
export function buildDigest(pack: Pack, { asOf, seed }: BuildOptions): string {
  const withdrawn = pack.withdrawn.map(({ id }) => id).sort();
  return createHash('sha256')
    .update(JSON.stringify([pack.digest, withdrawn, asOf, seed, ENGINE_DIGEST]))
    .digest('hex');
}

/** The pack as it could have been known on a day; undated facts belong to the present only. */
function publishedBy(pack: Pack, asOf: string): Pack {
  const present = asOf >= pack.period.to;
  return {
    ...pack,
    evidence: pack.evidence.filter(({ published }) => (published === null ? present : published <= asOf)),
  };
}

/** Puts every result into the lineage and gives it the shape outputs have. */
function record(lineage: Lineage, pack: Pack, observations: readonly Observation[], m: Measurement) {
  const axisNodes = recordAxes(lineage, observations, m);
  const node = (axis: AxisName, partner: PartnerCode) => axisNodes.get(`${axis}.${partner}`) as string;
  const everyNode = (...axes: AxisName[]) =>
    axes.flatMap((axis) => m.tiering.assignments.map(({ partner }) => node(axis, partner)));
  const names = new Map(pack.partners.map(({ code, name }) => [code, name]));
  const tiering = lineage.derive(
    'tiering',
    'tiering',
    `${m.tiering.tiers.length} tiers`,
    m.tiering.tiers,
    everyNode('engagement'),
  );
  const of = (axis: AxisName, i: number) =>
    m.axes[axis].partners[i] as (typeof m.axes)[AxisName]['partners'][number];

  const standings = m.tiering.assignments.map((assignment, i): Standing => {
    const { partner, tier } = assignment;
    const { predicted, offPattern } = m.revenue[i] as (typeof m.revenue)[number];
    const unstable = m.unstable
      .filter((row) => row.partner === partner)
      .map(({ item, tier: without }) => ({ without: item, tier: without }));
    const content = { ...assignment, unstable };
    const id = lineage.derive(
      'tier',
      `tier.${partner}`,
      `${partner}: tier ${tier ?? 'unassigned'}`,
      content,
      [tiering, node('engagement', partner)],
    );
    lineage.derive(
      'revenue',
      `revenue-prediction.${partner}`,
      `${partner}: expected revenue presence`,
      { predicted, offPattern },
      everyNode('affinity', 'slack', 'revenue'),
    );
    return {
      id,
      name: names.get(partner) as string,
      ...assignment,
      affinity: estimated(of('affinity', i)),
      slack: estimated(of('slack', i)),
      engagement: { ...estimated(of('engagement', i)), spread: of('engagement', i).spread },
      revenue: { ...estimated(of('revenue', i)), predicted: bounds(predicted), offPattern },
      unstable,
    };
  });

  const gaps = m.gaps.map(({ partner, formal, actual, gap, probabilityPositive }, i): GapResult => {
    const sides = [of('formal', i), of('actual', i)];
    const evidence = observations
      .filter(({ id }) => sides.some((side) => side.observations.includes(id)))
      .flatMap((o) => o.evidence);
    const result = {
      partner,
      name: names.get(partner) as string,
      formal: { ...bounds(formal), n: of('formal', i).n },
      actual: { ...bounds(actual), n: of('actual', i).n },
      gap: bounds(gap),
      probabilityPositive,
      evidence: lineage.rowsOf(evidence),
    };
    return {
      id: lineage.derive(
        'gap',
        `gap.${partner}`,
        `${partner}: formal against actual`,
        result,
        everyNode('formal', 'actual'),
      ),
      ...result,
    };
  });
  return { standings, gaps };
}

function recordAxes(
  lineage: Lineage,
  observations: readonly Observation[],
  m: Measurement,
): Map<string, string> {
  const nodes = new Map<string, string>();
  const scales = new Map<string, string>();
  for (const name of AXES) {
    const axis = m.axes[name];
    const scaleNodes = axis.items.map(({ indicator, scale }) => {
      const known = scales.get(indicator);
      if (known !== undefined) return known;
      const parents = observations
        .filter((o) => o.indicator === indicator && axis.draws.partners.includes(o.partner))
        .map(({ id }) => id);
      const id = lineage.derive(
        'scale',
        `scale.${indicator}`,
        `range of ${indicator} among the reported partners`,
        scale,
        parents,
      );
      scales.set(indicator, id);
      return id;
    });
    for (const { partner, interval, n, observations: own, spread } of axis.partners) {
      const label = `${name} of ${partner}: ${interval ? interval.median.toFixed(1) : 'not observed'}`;
      nodes.set(
        `${name}.${partner}`,
        lineage.derive('axis', `${name}.${partner}`, label, { interval, n, spread }, [...scaleNodes, ...own]),
      );
    }
  }
  return nodes;
}

const bounds = (interval: Interval | null): Omit<Estimated, 'n'> =>
  interval ?? { median: null, q5: null, q95: null };

const estimated = ({ interval, n }: { interval: Interval | null; n: number }): Estimated => ({
  ...bounds(interval),
  n,
});
