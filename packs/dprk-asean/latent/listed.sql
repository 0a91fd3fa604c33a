-- On which FATF list a state stood at the end of a half-year: 0 none, 1 under monitoring, 2 under a call for action.
WITH halves AS (
  SELECT unnest(generate_series(period_from, as_of, INTERVAL 6 MONTH))::DATE AS day FROM settings
), transitions AS (
  SELECT partner, id, first_day, CASE kind WHEN 'monitoring_on' THEN 1 WHEN 'call_on' THEN 2 WHEN 'call_off' THEN 1 ELSE 0 END AS place
  FROM listings_events
  WHERE kind <> 'check' AND credibility <> 5 AND first_day IS NOT NULL AND list = 'ICRG'
)
SELECT p.partner, h.day, coalesce(arg_max(t.place, (t.first_day, t.place)), 0) AS value,
       coalesce(list(t.id ORDER BY t.id) FILTER (t.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN halves h
LEFT JOIN transitions t ON t.partner = p.partner AND t.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes' AND EXISTS (SELECT 1 FROM listings l WHERE l.partner = p.partner)
GROUP BY p.partner, h.day
