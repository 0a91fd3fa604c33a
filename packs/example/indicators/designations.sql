SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(x.id)::DOUBLE AS value, count(x.id) AS n,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN settings s LEFT JOIN external_events x ON x.partner = p.partner AND x.located = 'yes'
WHERE p.partner IN (SELECT partner FROM measures UNION SELECT partner FROM external)
GROUP BY ALL
