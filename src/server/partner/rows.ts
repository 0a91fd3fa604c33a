import type { Store, StoreRow } from '../../index.js';

/** Ledgers that tell of relations, and those that tell of enforcement, on paper and in fact. */
export const RELATIONS = ['relations', 'ties', 'messages'] as const;
export const ENFORCEMENT = ['measures', 'external', 'findings'] as const;
type Ledger = (typeof RELATIONS)[number] | (typeof ENFORCEMENT)[number];

/** Rows of some ledgers about a partner with the columns of their own, oldest first. */
export async function rowsOf(store: Store, ledgers: readonly Ledger[], partner: string): Promise<StoreRow[]> {
  const found: StoreRow[] = [];
  for (const ledger of ledgers)
    found.push(
      ...(await store.query(
        `SELECT '${ledger}' AS ledger, * EXCLUDE (ledger, second_source, locator, first_day, last_day, date_precision)
         FROM ${ledger} WHERE partner = $partner ORDER BY first_day NULLS FIRST, id`,
        { partner },
      )),
    );
  return found.toSorted((a, b) => compare(String(a['date'] ?? ''), String(b['date'] ?? '')));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
