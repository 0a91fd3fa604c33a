import { AXES, type AxisName, type Measurement } from './model/measure.js';
import type { CheckedClaim } from './trace/claims.js';
import { bySide } from './trace/dated.js';
import { keyOf } from './trace/diff.js';
import type { Lineage } from './trace/lineage.js';
import type {
  ClaimResult,
  Estimated,
  Evidence,
  GapResult,
  HypothesisResult,
  Interval,
  Observation,
  Pack,
  PartnerCode,
  Sensitivity,
  Standing,
} from './types.js';

/** As what a measurement is recorded. */
export interface RecordAs {
  /** As the shadow of the latent model it leaves the names `tier.` and `gap.` to that. */
  readonly prefix: '' | 'shadow.';
  /** Why no partner may have a tier; what the composite says stands as the shadow of that. */
  readonly refused: string | null;
}

/** Puts the results of a measurement into the lineage and gives them the shape outputs have. */
export function recordMeasurement(
  lineage: Lineage,
  pack: Pack,
  observations: readonly Observation[],
  measurement: Measurement,
  { prefix, refused }: RecordAs = { prefix: '', refused: null },
): { standings: Standing[]; gaps: GapResult[]; sensitivity: Sensitivity[] } {
  const recorder: Recorder = {
    lineage,
    prefix,
    refused,
    observations,
    measurement,
    evidence: pack.evidence,
    names: new Map(pack.partners.map(({ code, name }) => [code, name])),
    axisNodes: recordAxes(lineage, observations, measurement),
  };
  const tiering = lineage.derive(
    'tiering',
    `${refused === null ? prefix : 'shadow.'}tiering`,
    `${measurement.tiering.tiers.length} tiers`,
    measurement.tiering.tiers,
    nodesOf(recorder, 'engagement'),
  );
  const everyone = measurement.tiering.assignments.map((_, i) => i);
  return {
    standings: everyone.map((i) => refuse(recorder, recordStanding(recorder, i, tiering))),
    gaps: everyone.map((i) => recordGap(recorder, i)),
    sensitivity: measurement.sensitivity.map((row) => ({
      id: recorder.axisNodes.get(`${row.axis}.${row.partner}`) as string,
      name: recorder.names.get(row.partner) as string,
      ...row,
    })),
  };
}

/** Puts the tests of the thesis into the lineage, under all rows of the events they rest on; gives their nodes by id. */
export function recordHypotheses(
  lineage: Lineage,
  hypotheses: readonly HypothesisResult[],
): ReadonlyMap<string, string> {
  return new Map(
    hypotheses.map((result) => [
      result.id,
      lineage.derive(
        'hypothesis',
        `hypothesis.${result.id}`,
        `${result.question} ${result.verdict.replace('_', ' ')}`,
        result,
        lineage.rowsOf(result.evidence),
      ),
    ]),
  );
}

/**
 * Puts checked claims into the lineage, under all rows of the events they rest on. A claim whose test names hypotheses, in a column
 * `hypothesis`, or nodes such as `tier.LAO`, in a column `standing`, with semicolons between them, hangs on those too.
 */
export function recordClaims(
  lineage: Lineage,
  claims: readonly CheckedClaim[],
  hypotheses: ReadonlyMap<string, string>,
): ClaimResult[] {
  const standings = new Map(lineage.nodes().map((node) => [keyOf(node), node.id]));
  const named = (claim: CheckedClaim, column: string, nodes: ReadonlyMap<string, string>) =>
    String(claim.values[column] ?? '')
      .split(';')
      .flatMap((name) => nodes.get(`latent.${name}`) ?? nodes.get(name) ?? []);
  return claims.map((claim) => {
    const parents = [
      ...lineage.rowsOf(claim.evidence),
      ...named(claim, 'hypothesis', hypotheses),
      ...named(claim, 'standing', standings),
    ];
    return { ...claim, node: lineage.derive('claim', `claim.${claim.id}`, claim.sentence, claim, parents) };
  });
}

interface Recorder {
  readonly lineage: Lineage;
  readonly prefix: RecordAs['prefix'];
  readonly refused: RecordAs['refused'];
  readonly observations: readonly Observation[];
  readonly measurement: Measurement;
  readonly evidence: readonly Evidence[];
  readonly names: ReadonlyMap<PartnerCode, string>;
  /** Node of each axis of each partner, by `axis.partner`. */
  readonly axisNodes: ReadonlyMap<string, string>;
}

/** One node per axis and partner, under the partner's own observations and the range of every item. */
function recordAxes(
  lineage: Lineage,
  observations: readonly Observation[],
  { axes }: Measurement,
): Map<string, string> {
  const nodes = new Map<string, string>();
  for (const name of AXES) {
    const { items, idle, partners } = axes[name];
    const reported = new Set(partners.map(({ partner }) => partner));
    const scale = (indicator: string, content: unknown) =>
      lineage.derive(
        'scale',
        `scale.${indicator}`,
        `range of ${indicator} among the reported partners`,
        content,
        observations.filter((o) => o.indicator === indicator && reported.has(o.partner)).map(({ id }) => id),
      );
    const scales = [
      ...items.map((item) => scale(item.indicator, item.scale)),
      ...idle.map((indicator) => scale(indicator, null)),
    ];
    for (const { partner, interval, n, observations: own, spread } of partners) {
      const key = `${name}.${partner}`;
      const label = `${name} of ${partner}: ${interval ? interval.median.toFixed(1) : 'not observed'}`;
      nodes.set(key, lineage.derive('axis', key, label, { interval, n, spread }, [...scales, ...own]));
    }
  }
  return nodes;
}

/** The same standing without a tier, and what the composite would have said as its shadow, where tiers are refused. */
function refuse({ lineage, refused }: Recorder, standing: Standing): Standing {
  if (refused === null) return standing;
  const { partner, tier, place, engagement } = standing;
  const { median, q5, q95, n } = engagement;
  return {
    ...standing,
    id: lineage.derive('tier', `tier.${partner}`, `${partner}: no tier`, { refused }, [standing.id]),
    tier: null,
    reason: refused,
    betweenTiers: [],
    place: 1,
    tierProbabilities: {},
    rankAcceptability: [],
    above: {},
    unstable: [],
    shadow: { tier, place, engagement: { median, q5, q95, n }, placesApart: 0 },
  };
}

function recordStanding(recorder: Recorder, i: number, tiering: string): Standing {
  const { lineage, measurement, names, axisNodes } = recorder;
  const prefix = recorder.refused === null ? recorder.prefix : 'shadow.';
  const assignment = measurement.tiering.assignments[i] as Measurement['tiering']['assignments'][number];
  const { partner, tier } = assignment;
  const { predicted, offPattern, atBounds } = measurement.revenue[i] as Measurement['revenue'][number];
  const unstable = measurement.unstable
    .filter((row) => row.partner === partner)
    .map(({ item, tier: without }) => ({ without: item, tier: without }));
  const id = lineage.derive(
    'tier',
    `${prefix}tier.${partner}`,
    `${partner}: tier ${tier ?? 'unassigned'}`,
    { ...assignment, unstable },
    [tiering, axisNodes.get(`engagement.${partner}`) as string],
  );
  lineage.derive(
    'revenue',
    `${prefix}revenue-prediction.${partner}`,
    `${partner}: expected revenue presence`,
    { predicted, offPattern, atBounds },
    nodesOf(recorder, 'affinity', 'slack', 'revenue'),
  );
  const engagement = axisOf(recorder, 'engagement', i);
  return {
    id,
    name: names.get(partner) as string,
    ...assignment,
    affinity: estimated(axisOf(recorder, 'affinity', i)),
    slack: estimated(axisOf(recorder, 'slack', i)),
    engagement: { ...estimated(engagement), spread: engagement.spread },
    revenue: {
      ...estimated(axisOf(recorder, 'revenue', i)),
      predicted: bounds(predicted),
      offPattern,
      atBounds,
    },
    shadow: null,
    unstable,
  };
}

function recordGap(recorder: Recorder, i: number): GapResult {
  const { lineage, prefix, measurement, names, observations } = recorder;
  const row = measurement.gaps[i] as Measurement['gaps'][number];
  const sides = { formal: axisOf(recorder, 'formal', i), actual: axisOf(recorder, 'actual', i) };
  const rowsBehind = (...ids: readonly string[]) =>
    lineage.rowsOf(observations.filter(({ id }) => ids.includes(id)).flatMap((o) => o.evidence));
  const result = {
    partner: row.partner,
    name: names.get(row.partner) as string,
    formal: { ...bounds(row.formal), n: sides.formal.n },
    actual: { ...bounds(row.actual), n: sides.actual.n },
    gap: bounds(row.gap),
    probabilityPositive: row.probabilityPositive,
    evidence: rowsBehind(...sides.formal.observations, ...sides.actual.observations),
  };
  const id = lineage.derive(
    'gap',
    `${prefix}gap.${row.partner}`,
    `${row.partner}: formal against actual`,
    result,
    nodesOf(recorder, 'formal', 'actual'),
  );
  const formal = rowsBehind(...sides.formal.observations);
  return { id, ...result, dated: bySide(recorder.evidence, result.evidence, formal) };
}

const axisOf = ({ measurement }: Recorder, axis: AxisName, i: number) =>
  measurement.axes[axis].partners[i] as (typeof measurement.axes)[AxisName]['partners'][number];

const nodesOf = ({ measurement, axisNodes }: Recorder, ...axes: AxisName[]) =>
  axes.flatMap((axis) =>
    measurement.axes[axis].partners.map(({ partner }) => axisNodes.get(`${axis}.${partner}`) as string),
  );

const bounds = (interval: Interval | null): Omit<Estimated, 'n'> =>
  interval ?? { median: null, q5: null, q95: null };

const estimated = ({ interval, n }: { interval: Interval | null; n: number }): Estimated => ({
  ...bounds(interval),
  n,
});
