WITH covered AS (
  SELECT partner FROM measures UNION SELECT partner FROM external UNION SELECT partner FROM findings WHERE kind <> 'status_note'
), halves AS (
  SELECT unnest(generate_series(period_from, as_of, INTERVAL 6 MONTH))::DATE AS day FROM settings
), listed AS (
  SELECT * FROM external_events
  WHERE kind IN ('us_designation', 'un_designation', 'eu_listing') AND located = 'yes' AND dprk_link = 'direct'
)
SELECT p.partner, h.day, year(h.day)::VARCHAR AS version, count(x.id) AS value, 1.0 AS size, coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence
FROM partners p JOIN covered USING (partner) CROSS JOIN halves h
LEFT JOIN listed x ON x.partner = p.partner AND x.first_day >= h.day AND x.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes'
GROUP BY p.partner, h.day
