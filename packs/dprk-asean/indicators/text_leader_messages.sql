-- Full text only: headlines seldom name the sender.
WITH sent AS (
  SELECT * FROM told_events
  WHERE kind IN ('message', 'gift') AND direction = 'outgoing' AND actor_rank = 'supreme_leader' AND exclusivity = 'single'
)
SELECT p.partner, '2011/2024' AS period, count(s.id)::DOUBLE AS value, count(s.id) AS n,
       coalesce(list(s.id ORDER BY s.id) FILTER (s.id IS NOT NULL), []) AS evidence
FROM partners p LEFT JOIN sent s ON s.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
