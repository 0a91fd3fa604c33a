import type { Store, StoreRow } from '../../index.js';

/** What state media tell of a partner by year and kind of act: distinct events, as the rules coded them. */
export function actsOf(store: Store, partner: string): Promise<StoreRow[]> {
  return store.query(
    `SELECT left(date, 4) AS year, kind, count(DISTINCT event)::INTEGER AS events FROM coded
     WHERE partner = $partner AND date <> '' GROUP BY ALL ORDER BY year, kind`,
    { partner },
  );
}

/** Fixed phrases that state media use of a partner, the commonest first, with the first and last day and the records. */
export function formulasOf(store: Store, partner: string): Promise<StoreRow[]> {
  return store.query(
    `SELECT formula, count(DISTINCT event)::INTEGER AS events, min(date) AS first, max(date) AS last, list(id ORDER BY date, id) AS evidence
     FROM (SELECT unnest(string_split(formulas, ';')) AS formula, event, date, id FROM coded WHERE partner = $partner AND formulas <> '')
     GROUP BY formula ORDER BY events DESC, formula`,
    { partner },
  );
}

/** Who is named: distinct events by side and rank. */
export function ranksOf(store: Store, partner: string): Promise<StoreRow[]> {
  return store.query(
    `SELECT side, rank, count(DISTINCT event)::INTEGER AS events FROM (
       SELECT 'actor' AS side, actor_rank AS rank, event FROM coded WHERE partner = $partner
       UNION ALL SELECT 'partner', partner_rank, event FROM coded WHERE partner = $partner
     ) WHERE rank IS NOT NULL GROUP BY ALL ORDER BY side, events DESC, rank`,
    { partner },
  );
}
