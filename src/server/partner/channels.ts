import type { Store, StoreRow } from '../../index.js';

/** Events by year and the institution they ran through: journeys and messages as ledgers have them, acts as state media tell them. */
export function channelsOf(store: Store, partner: string): Promise<StoreRow[]> {
  return store.query(
    `SELECT ledger, year, channel, count(DISTINCT event)::INTEGER AS events FROM (
       SELECT 'visits' AS ledger, left(date, 4) AS year, channel, event FROM visits WHERE partner = $partner
       UNION ALL SELECT 'messages', left(date, 4), channel, event FROM messages WHERE partner = $partner
       UNION ALL SELECT 'coded', left(date, 4), channel, event FROM coded WHERE partner = $partner
     ) WHERE channel IS NOT NULL AND year <> '' GROUP BY ALL ORDER BY ledger, year, channel`,
    { partner },
  );
}
