WITH halves AS (
  SELECT unnest(generate_series(DATE '2000-01-01', min(until), INTERVAL 6 MONTH))::DATE AS day FROM searched WHERE ledger IN ('ties', 'relations')
), breaks AS (
  SELECT event, id, partner, first_day FROM ties_events WHERE kind = 'rift'
  UNION ALL
  SELECT event, id, partner, first_day FROM relations_events WHERE kind IN ('expulsion', 'recall')
)
SELECT p.partner, h.day, count(b.id) AS value, 1.0 AS size, coalesce(list(b.id ORDER BY b.id) FILTER (b.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN halves h
LEFT JOIN breaks b ON b.partner = p.partner AND b.first_day >= h.day AND b.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes'
GROUP BY p.partner, h.day
