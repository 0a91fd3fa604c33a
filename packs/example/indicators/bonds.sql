WITH signed AS (
  SELECT *, if(kind = 'rift', -1, 1)::DOUBLE AS part FROM ties_events
)
SELECT p.partner, 'any' AS period, coalesce(sum(t.part), 0) AS value, count(t.id) AS n,
       coalesce(list(t.id ORDER BY t.id) FILTER (t.id IS NOT NULL), []) AS evidence,
       coalesce(list(t.part ORDER BY t.id) FILTER (t.id IS NOT NULL), []) AS parts
FROM partners p LEFT JOIN signed t ON t.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY p.partner
