-- Visits, delegations and meetings on record per half-year since 2000, times of closed borders left out; those at multilateral or
-- third-party occasions are a series of their own, mere announcements are left out.
WITH halves AS (
  SELECT unnest(generate_series(DATE '2000-01-01', until, INTERVAL 6 MONTH))::DATE AS day, until FROM searched WHERE ledger = 'visits'
), exposed AS (
  SELECT h.day, greatest(0, 1 - coalesce(sum(date_diff('day', greatest(c.first_day, h.day),
           least(c.last_day, (h.day + INTERVAL 6 MONTH)::DATE))) FILTER (c.title IS NOT NULL), 0) / 182.5) * least(1, date_diff('day', h.day, any_value(h.until)) / 182.5) AS open
  FROM halves h LEFT JOIN closures c ON c.first_day < h.day + INTERVAL 6 MONTH AND c.last_day > h.day
  GROUP BY h.day
), held AS (
  SELECT id, partner, first_day + (date_diff('day', first_day, last_day) // 2)::INT AS day,
         CASE WHEN occasion = 'bilateral' THEN 'bilateral' ELSE 'other' END AS version
  FROM visits_events WHERE completion = 'held'
)
SELECT p.partner, e.day, v.version, count(x.id) AS value, e.open::DOUBLE AS size,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN exposed e CROSS JOIN (VALUES ('bilateral'), ('other')) v(version)
LEFT JOIN held x ON x.partner = p.partner AND x.version = v.version AND x.day >= e.day AND x.day < e.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes' AND e.open > 0.05
GROUP BY p.partner, e.day, e.open, v.version
