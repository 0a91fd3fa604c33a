import type { ClaimResult, Verdict } from '../../types.js';
import { resource } from './queries.js';

/** How the verdict on a claim is reached; `sql` is null where no test is possible yet. */
export interface ClaimTest {
  readonly id: string;
  readonly cites: readonly string[];
  readonly sql: string | null;
  readonly reasons: Readonly<Partial<Record<Verdict, string>>>;
  readonly missing: string | null;
}

export const claimsQuery = resource<{ readonly claims: readonly ClaimResult[] }>('claims');
export const claimTestsQuery = resource<{ readonly tests: readonly ClaimTest[] }>('claim-tests');
