import { mean, standardDeviation } from '../../stats/index.js';
import type { LatentSpec, LeftOutWhole, PartnerCode, ShippedFit } from '../../types.js';
import type { Chain } from '../sampler/chain.js';
import { columnOf, diagnose } from '../sampler/diagnostics.js';
import { assignTiers, type TierAssignment, type Tiering } from '../tiers.js';
import { ANCHORED, anchorsHold } from './anchors.js';
import type { Columns } from './standings.js';

/** What was drawn without something, and what it is compared with. */
export interface WithoutDraws {
  readonly without: string;
  readonly seed: number;
  readonly names: readonly string[];
  readonly chains: readonly Chain[];
  /** The spec less what was left out. */
  readonly spec: LatentSpec;
  readonly partners: readonly PartnerCode[];
  readonly shipped: ShippedFit;
}

/**
 * What becomes of each partner by a fit without a series, a group of sources or an anchor. Judged is what is told: engagement, which makes
 * the tiers, by the limits of a fit that is published; places on the axes, of which only the shift of the mean is told, by the wider ones.
 * Draws that fail, or whose anchors contradict the axis, tell of no partner.
 */
export function leftOutWhole(drawn: WithoutDraws): LeftOutWhole {
  const { without, seed, names, chains, spec, shipped } = drawn;
  const known = (partner: PartnerCode) => names.includes(`engagement[${partner}]`);
  const partners = drawn.partners.filter(known);
  const told = names.filter((name) => partners.some((partner) => ofPartner(name, partner)));
  const {
    quantities: _,
    failed,
    ...diagnostics
  } = diagnose(some(chains, names, told), told, (name) => name.startsWith('engagement['));
  const columns = columnsOf(chains, names);
  const anchored = anchorsHold(spec, columns);
  const reasons = [...failed, ...contradiction(anchored)];
  return {
    without,
    seed,
    chains: chains.length,
    draws: chains[0]?.logDensity.length ?? 0,
    diagnostics: { ...diagnostics, failed: reasons },
    anchored,
    partners: reasons.length > 0 ? [] : standings(columns, partners, shipped),
  };
}

const ofPartner = (name: string, partner: PartnerCode) =>
  ['engagement', 'affinity', 'slack'].some((measure) => name === `${measure}[${partner}]`);

function contradiction(anchored: number | null): string[] {
  if (anchored !== null && anchored >= ANCHORED) return [];
  return [
    anchored === null
      ? 'an anchor has no cells of affinity left'
      : `the anchors stand as they should with probability ${anchored.toFixed(2)} only`,
  ];
}

function some(chains: readonly Chain[], names: readonly string[], wanted: readonly string[]): Chain[] {
  const columns = wanted.map((name) => names.indexOf(name));
  return chains.map((chain) => ({
    ...chain,
    size: columns.length,
    draws: Float64Array.from({ length: chain.logDensity.length * columns.length }, (_, at) => {
      const row = Math.floor(at / columns.length);
      return chain.draws[row * chain.size + (columns[at % columns.length] as number)] as number;
    }),
  }));
}

function columnsOf(chains: readonly Chain[], names: readonly string[]): Columns {
  return Object.fromEntries(
    names.flatMap((name, i) =>
      /^(affinity|slack|engagement)\[[A-Z]{3}\]$/.test(name)
        ? [[name, Float64Array.from(columnOf(chains, i).flatMap((values) => [...values]))]]
        : [],
    ),
  );
}

/** Tiers without, and how likely the tier by the shipped draws is with and without: numbers of tiers mean nothing where their number differs. */
function standings(columns: Columns, partners: readonly PartnerCode[], shipped: ShippedFit) {
  const [before, after] = [shipped.columns, columns].map((draws) => tiersOf(draws, partners, shipped)) as [
    Tiering,
    Tiering,
  ];
  const spans = spansOf(before);
  return after.assignments.map((own, i) => {
    const { partner, tier } = own;
    const past = before.assignments[i] as TierAssignment;
    const span = spans[past.place - 1] as readonly [number, number];
    const shift = (measure: string) =>
      shiftOf(shipped.columns[`${measure}[${partner}]`], columns[`${measure}[${partner}]`]);
    return {
      partner,
      tier,
      probability: Math.max(...Object.values(own.tierProbabilities)),
      before: within(past, span),
      after: within(own, span),
      engagement: shift('engagement'),
      affinity: shift('affinity'),
      slack: shift('slack'),
    };
  });
}

function tiersOf(columns: Columns, partners: readonly PartnerCode[], { tierRule }: ShippedFit): Tiering {
  const enough = new Map(partners.map((partner) => [partner, tierRule.minEvidence]));
  const values = partners.map((partner) => columns[`engagement[${partner}]`] as Float64Array);
  return assignTiers({ measure: 'engagement', partners, values }, enough, tierRule);
}

/** Ranks, from 0, that each tier covers: from, up to but without. */
function spansOf({ tiers }: Tiering): (readonly [number, number])[] {
  let at = 0;
  return tiers.map(({ length }) => {
    at += length;
    return [at - length, at] as const;
  });
}

const within = ({ rankAcceptability }: TierAssignment, [from, to]: readonly [number, number]) =>
  rankAcceptability.slice(from, to).reduce((sum, p) => sum + p, 0);

function shiftOf(before: Float64Array | undefined, after: Float64Array | undefined): number | null {
  if (!before || !after) return null;
  return (mean([...after]) - mean([...before])) / standardDeviation([...before]);
}
