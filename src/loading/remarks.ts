import type { TransferReading } from '../types.js';

/** What was said of a file of transfers beside its rows. */
export type LoadRemarks = Pick<TransferReading, 'assets' | 'passedOver' | 'skipped' | 'notices'> & {
  readonly owners: readonly (readonly [string, string])[];
};

export const remarksOf = ({
  assets,
  owners,
  passedOver,
  skipped,
  notices,
}: TransferReading): LoadRemarks => ({
  assets,
  owners: [...owners],
  passedOver,
  skipped,
  notices,
});
