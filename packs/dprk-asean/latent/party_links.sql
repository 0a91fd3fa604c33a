-- All reported states were searched from 2000 on, so a half-year without a contact counts as one.
WITH halves AS (
  SELECT unnest(generate_series(DATE '2000-01-01', min(until), INTERVAL 6 MONTH))::DATE AS day FROM searched WHERE ledger IN ('ties', 'messages')
), contacts AS (
  SELECT event, id, partner, first_day FROM ties_events WHERE kind = 'party_link'
  UNION ALL
  SELECT event, id, partner, first_day FROM messages_events WHERE channel = 'party' AND setting <> 'list'
)
SELECT p.partner, h.day, (count(c.id) > 0)::INT AS value, coalesce(list(c.id ORDER BY c.id) FILTER (c.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN halves h
LEFT JOIN contacts c ON c.partner = p.partner AND c.first_day >= h.day AND c.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes'
GROUP BY p.partner, h.day
