import type { PartnerCode, StoredFlow, TracedInCountry } from '../types.js';
import { fromUnits, inUnits } from './units.js';

/** What a trace says of each state: what is at its services where tags name any, and how much at most can be there. */
export function tracedByCountry(
  { id, result }: Pick<StoredFlow, 'id' | 'result'>,
  partners: readonly PartnerCode[],
): TracedInCountry[] {
  const { asset, coverage, conservation } = result;
  const known = result.countries.filter((row) => row.asset === asset.id);
  const units = (value: string) => fromUnits(value, asset) as bigint;
  return partners.map((partner) => {
    const addresses = coverage.visible.find(({ country }) => country === partner)?.addresses ?? 0;
    const here = known.find(({ country }) => country === partner)?.value ?? '0';
    const elsewhere = known
      .filter(({ country }) => country !== partner)
      .reduce((sum, { value }) => sum + units(value), 0n);
    return {
      flow: id,
      partner,
      asset: asset.symbol || asset.id,
      addresses,
      value: addresses === 0 ? null : here,
      most: inUnits(units(conservation.in) - elsewhere, asset),
    };
  });
}
