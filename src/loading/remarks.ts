import type { TransferReading } from '../types.js';

/** What was said of a file of transfers beside its rows. */
export type StoredReading = Pick<
  TransferReading,
  'assets' | 'owners' | 'passedOver' | 'skipped' | 'notices'
> & {
  readonly unnamed?: number | undefined;
};

/** The same as it is kept with the load. */
export type LoadRemarks = Omit<StoredReading, 'owners'> & {
  readonly owners: readonly (readonly [string, string])[];
};

export const remarksOf = ({
  assets,
  owners,
  passedOver,
  skipped,
  notices,
  unnamed,
}: StoredReading): LoadRemarks => ({
  assets,
  owners: [...owners],
  passedOver,
  skipped,
  notices,
  ...(unnamed !== undefined && { unnamed }),
});
