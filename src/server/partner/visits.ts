import type { Store, StoreRow } from '../../index.js';

/**
 * Journeys between the actor and a partner, oldest first, one per event (its most credible row). `since` are the days from the last
 * comparable one: of the same direction and level, held and not only announced; null for the first of its kind and for journeys
 * without a known day.
 */
export function visitsOf(store: Store, partner: string): Promise<StoreRow[]> {
  return store.query(
    `WITH one AS (
       SELECT DISTINCT ON (event) * FROM visits WHERE partner = $partner ORDER BY event, credibility, id
     ), paired AS (
       SELECT one.*, lag(first_day) OVER kind AS before, lag(id) OVER kind AS before_id
       FROM one WHERE first_day IS NOT NULL AND completion = 'held'
       WINDOW kind AS (PARTITION BY direction, level ORDER BY first_day, id)
     )
     SELECT one.id, one.event, one.date, one.date_end, one.date_precision, one.kind, one.direction, one.level, one.channel, one.initiator,
            one.occasion, one.completion, one.persons, one.summary, one.credibility, one.source,
            paired.before_id AS comparable, date_diff('day', paired.before, one.first_day) AS since
     FROM one LEFT JOIN paired USING (id) ORDER BY one.first_day NULLS FIRST, one.id`,
    { partner },
  );
}
