-- Messages beside the party channel that did not stand in a list; searched from 2012 on.
WITH halves AS (
  SELECT unnest(generate_series(period_from, until, INTERVAL 6 MONTH))::DATE AS day FROM settings, searched WHERE ledger = 'messages'
)
SELECT p.partner, h.day, count(m.id) AS value, 1.0 AS size, coalesce(list(m.id ORDER BY m.id) FILTER (m.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN halves h
LEFT JOIN messages_events m ON m.partner = p.partner AND m.channel <> 'party' AND m.setting <> 'list'
  AND m.first_day >= h.day AND m.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes'
GROUP BY p.partner, h.day
