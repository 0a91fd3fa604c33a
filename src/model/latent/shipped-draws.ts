import type { PartnerCode } from '../../types.js';
import type { Chain } from '../sampler/chain.js';

/** Draws that a pack ships of each quantity: enough for tiers and figures, small enough to review. */
const SHIPPED_DRAWS = 1000;
const DIGITS = 5;

/** Quantities that are shipped draw by draw beside the means of the window: coefficients and correlations. */
const SHIPPED = /^((engagement|revenue)\.(b_\w+|log_sigma)|(stock|shock)_correlation)$/;
const WINDOW_MEAN = /^\w+\[([A-Z]{3})\]$/;

/** Some quantities at some draws, as a file of a fit has them. */
export interface ShippedDraws {
  /** Chain and draw of the chain, each from 0. */
  readonly rows: readonly { readonly chain: number; readonly row: number }[];
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Every n-th draw of each chain, of what tiers and figures need; `states` are those whose window means are shipped. */
export function shippedDraws(
  names: readonly string[],
  chains: readonly Chain[],
  states: readonly PartnerCode[],
): ShippedDraws {
  const length = chains[0]?.logDensity.length ?? 0;
  const thin = Math.max(1, Math.floor((length * chains.length) / SHIPPED_DRAWS));
  const rows = chains.flatMap((_, chain) =>
    Array.from({ length: Math.floor(length / thin) }, (__, k) => ({ chain, row: (k + 1) * thin - 1 })),
  );
  const wanted = (name: string) => SHIPPED.test(name) || states.includes(WINDOW_MEAN.exec(name)?.[1] ?? '');
  const valueAt = (i: number) => (at: ShippedDraws['rows'][number]) => {
    const { draws, size } = chains[at.chain] as Chain;
    return short(draws[at.row * size + i] as number);
  };
  const columns = names.flatMap((name, i) =>
    wanted(name) ? [[name, Float64Array.from(rows, valueAt(i))] as const] : [],
  );
  return { rows, columns: Object.fromEntries(columns) };
}

/** To as many digits as files of a fit have. */
export const short = (value: number) => Number(value.toPrecision(DIGITS));
