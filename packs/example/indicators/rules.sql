WITH covered AS (
  SELECT partner, min(id) AS id FROM (SELECT partner, id FROM measures UNION ALL SELECT partner, id FROM external) GROUP BY ALL
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(m.id)::DOUBLE AS value, count(m.id) AS n,
       coalesce(list(m.id ORDER BY m.id) FILTER (m.id IS NOT NULL), []) AS evidence, [c.id] AS consulted
FROM partners p JOIN covered c USING (partner) CROSS JOIN settings s
LEFT JOIN measures_events m ON m.partner = p.partner AND m.side = 'formal' AND m.first_day >= s.period_from
GROUP BY ALL
