/** Part of a balance or of a parcel: all of it traced or none of it. Amounts are in the smallest unit of the asset. */
export interface Lot {
  readonly amount: bigint;
  readonly traced: boolean;
}

/** What moves with one transfer, first to last. */
export type Parcel = readonly Lot[];

export const amountOf = (parcel: Parcel): bigint => parcel.reduce((sum, { amount }) => sum + amount, 0n);

export const tracedOf = (parcel: Parcel): bigint =>
  parcel.reduce((sum, { amount, traced }) => (traced ? sum + amount : sum), 0n);

/** A parcel of a traced and a clean part, of which either may be nothing. */
export function parcelOf(traced: bigint, clean: bigint): Parcel {
  const lots: Lot[] = [];
  if (traced > 0n) lots.push({ amount: traced, traced: true });
  if (clean > 0n) lots.push({ amount: clean, traced: false });
  return lots;
}
