SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(m.id)::DOUBLE AS value, count(m.id) AS n,
       coalesce(list(m.id ORDER BY m.id) FILTER (m.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN settings s
LEFT JOIN measures_events m ON m.partner = p.partner AND m.side = 'formal' AND m.first_day >= s.period_from
WHERE p.partner IN (SELECT partner FROM measures UNION SELECT partner FROM external)
GROUP BY ALL
