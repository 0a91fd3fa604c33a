import { pooledSorted } from '../../stats/draws.js';
import { ebfmi } from '../../stats/ebfmi.js';
import { essBulk } from '../../stats/ess-bulk.js';
import { essTail } from '../../stats/ess-tail.js';
import { moments } from '../../stats/moments.js';
import { quantileSorted } from '../../stats/quantile.js';
import { rhat } from '../../stats/rhat.js';
import type { FitDiagnostics, FitQuantity, MixingExtremes } from '../../types.js';
import type { Chain } from './chain.js';

/** What must hold of draws that are published (Vehtari et al. 2021; Betancourt 2017). */
export const LIMITS = { rhat: 1.01, ess: 400, ebfmi: 0.3 } as const;

/**
 * What must hold of quantities that are drawn for the others' sake only: chains have met, and their means are known to a tenth of a
 * deviation. A gate at full size for parameters that nobody reads would only lengthen fits.
 */
export const NUISANCE_LIMITS = { rhat: 1.05, ess: 100 } as const;

/** One quantity over all chains. Diagnostics are NaN for a quantity that does not vary. */
export type Summary = FitQuantity;

export interface Diagnostics extends FitDiagnostics {
  readonly quantities: readonly Summary[];
}

/**
 * The quantities kept of each draw, and whether the chains have found the distribution; `names` in the order kept. Extremes are those of
 * the reported quantities, by default all; the others need to hold {@link NUISANCE_LIMITS}.
 */
export function diagnose(
  chains: readonly Chain[],
  names: readonly string[],
  isReported: (name: string) => boolean = () => true,
): Diagnostics {
  const quantities = names.map((name, column) => summarise(name, columnOf(chains, column)));
  const nuisance = quantities.filter(({ name }) => !isReported(name));
  const overall = {
    ...extremes(quantities.filter(({ name }) => isReported(name))),
    nuisance: nuisance.length > 0 ? extremes(nuisance) : null,
    divergences: sum(chains.map(({ divergent }) => sum(divergent))),
    treeDepthSaturated: sum(
      chains.map(({ treeDepth, maxTreeDepth }) => treeDepth.filter((depth) => depth >= maxTreeDepth).length),
    ),
    ebfmiMin: Math.min(...chains.map(({ energy }) => ebfmi(energy))),
  };
  return { quantities, ...overall, failed: failures(quantities, overall) };
}

function extremes(quantities: readonly Summary[]): MixingExtremes {
  return {
    rhatMax: extreme(quantities, 'rhat', Math.max),
    essBulkMin: extreme(quantities, 'essBulk', Math.min),
    essTailMin: extreme(quantities, 'essTail', Math.min),
  };
}

/** The draws of one of the values kept, chain by chain. */
export function columnOf(chains: readonly Chain[], column: number): Float64Array[] {
  return chains.map(({ draws, size, logDensity }) => {
    const values = new Float64Array(logDensity.length);
    for (let row = 0; row < values.length; row++) values[row] = draws[row * size + column]!;
    return values;
  });
}

function summarise(name: string, chains: readonly Float64Array[]): Summary {
  const sorted = pooledSorted(chains);
  const { mean, variance } = moments(sorted);
  return {
    name,
    mean,
    sd: Math.sqrt(variance),
    q5: quantileSorted(sorted, 0.05),
    median: quantileSorted(sorted, 0.5),
    q95: quantileSorted(sorted, 0.95),
    rhat: rhat(chains),
    essBulk: essBulk(chains),
    essTail: essTail(chains),
  };
}

type Overall = Omit<Diagnostics, 'quantities' | 'failed'>;

/** What of the limits does not hold, in words; a number that is none holds to no limit. */
export function failures(quantities: readonly Summary[], overall: Overall): string[] {
  const failed: string[] = [];
  const stuck = quantities.filter(({ rhat }) => Number.isNaN(rhat));
  if (stuck.length > 0)
    failed.push(`${stuck[0]?.name} does not vary or is not finite (${stuck.length} of ${quantities.length})`);
  failed.push(...mixing(quantities, overall, LIMITS));
  if (overall.nuisance) failed.push(...mixing(quantities, overall.nuisance, NUISANCE_LIMITS));
  if (overall.divergences !== 0) failed.push(`${overall.divergences} divergent transitions`);
  if (overall.treeDepthSaturated !== 0)
    failed.push(`${overall.treeDepthSaturated} trajectories cut off at their greatest length`);
  if (!(overall.ebfmiMin > LIMITS.ebfmi))
    failed.push(`E-BFMI of a chain is ${overall.ebfmiMin.toFixed(2)}, not above ${LIMITS.ebfmi}`);
  return failed;
}

/**
 * Diagnostics read from a file: what a file says has failed stays so, such as by its anchors; where it says that nothing has, the numbers
 * are judged anew.
 */
export function judged(diagnostics: FitDiagnostics, quantities: readonly Summary[] = []): FitDiagnostics {
  if (diagnostics.failed.length > 0) return diagnostics;
  return { ...diagnostics, failed: failures(quantities, diagnostics) };
}

function mixing(
  quantities: readonly Summary[],
  { rhatMax, essBulkMin, essTailMin }: MixingExtremes,
  limits: { readonly rhat: number; readonly ess: number },
): string[] {
  const failed: string[] = [];
  const worst = (key: 'rhat' | 'essBulk' | 'essTail', value: number) =>
    quantities.find((quantity) => quantity[key] === value)?.name ?? 'a quantity';
  if (!(rhatMax < limits.rhat))
    failed.push(`R-hat of ${worst('rhat', rhatMax)} is ${rhatMax.toFixed(3)}, not below ${limits.rhat}`);
  for (const [key, value, words] of [
    ['essBulk', essBulkMin, 'bulk'],
    ['essTail', essTailMin, 'tail'],
  ] as const)
    if (!(value >= limits.ess))
      failed.push(`${words} ESS of ${worst(key, value)} is ${Math.floor(value)}, below ${limits.ess}`);
  return failed;
}

/** The worst value among the quantities that vary. */
function extreme(
  quantities: readonly Summary[],
  key: 'rhat' | 'essBulk' | 'essTail',
  of: (...values: number[]) => number,
): number {
  return quantities
    .map((quantity) => quantity[key])
    .filter((value) => !Number.isNaN(value))
    .reduce((a, b) => of(a, b), of());
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
