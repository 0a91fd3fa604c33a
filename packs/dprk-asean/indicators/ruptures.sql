WITH breaks AS (
  SELECT event, id, partner, first_day FROM ties_events WHERE kind = 'rift'
  UNION ALL
  SELECT event, id, partner, first_day FROM relations_events WHERE kind IN ('expulsion', 'recall')
)
SELECT p.partner, '2000/' || year(s.as_of) AS period, count(b.id)::DOUBLE AS value, count(b.id) AS n,
       coalesce(list(b.id ORDER BY b.id) FILTER (b.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN settings s
LEFT JOIN breaks b ON b.partner = p.partner AND b.first_day >= DATE '2000-01-01'
WHERE p.reported = 'yes'
GROUP BY ALL
