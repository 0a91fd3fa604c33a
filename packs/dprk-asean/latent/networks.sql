-- Findings of networks per half-year, by who looks: the Panel of Experts (until its mandate ended on 30 April 2024), authorities of the
-- United States, and everyone else. The three have unlike blind spots.
WITH halves AS (
  SELECT unnest(generate_series(period_from, as_of, INTERVAL 6 MONTH))::DATE AS day FROM settings
), seen AS (
  SELECT id, partner, first_day + (date_diff('day', first_day, last_day) // 2)::INT AS day,
         CASE WHEN "by" IN ('UN Panel') THEN 'panel' WHEN "by" IN ('OFAC', 'US DOJ', 'FinCEN') THEN 'united_states' ELSE 'others' END AS version
  FROM findings_events
  WHERE network = 'yes' AND dprk_link <> 'none'
)
SELECT p.partner, h.day, v.version, count(x.id) AS value, 1.0 AS size, coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN halves h CROSS JOIN (VALUES ('panel'), ('united_states'), ('others')) v(version)
LEFT JOIN seen x ON x.partner = p.partner AND x.version = v.version AND x.day >= h.day AND x.day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes' AND (v.version <> 'panel' OR h.day < DATE '2024-05-01')
GROUP BY p.partner, h.day, v.version
