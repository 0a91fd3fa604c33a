WITH covered AS (
  SELECT partner, min(id) AS id FROM (SELECT partner, id FROM measures UNION ALL SELECT partner, id FROM external) GROUP BY ALL
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(x.id)::DOUBLE AS value, count(x.id) AS n,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence, [c.id] AS consulted
FROM partners p JOIN covered c USING (partner) CROSS JOIN settings s LEFT JOIN external_events x ON x.partner = p.partner AND x.located = 'yes'
GROUP BY ALL
