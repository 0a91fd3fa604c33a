-- One row per event; messages through the party channel count as party links, other messages do not.
WITH contacts AS (
  SELECT event, id, partner, first_day FROM ties_events WHERE kind = 'party_link'
  UNION ALL
  SELECT event, id, partner, first_day FROM messages_events WHERE channel = 'party' AND setting <> 'list'
)
SELECT p.partner, '2000/' || year(s.as_of) AS period, count(c.id)::DOUBLE AS value, count(c.id) AS n,
       coalesce(list(c.id ORDER BY c.id) FILTER (c.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN settings s
LEFT JOIN contacts c ON c.partner = p.partner AND c.first_day >= DATE '2000-01-01'
WHERE p.reported = 'yes'
GROUP BY ALL
