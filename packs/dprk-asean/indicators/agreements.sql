SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(t.id)::DOUBLE AS value, count(t.id) AS n,
       coalesce(list(t.id ORDER BY t.id) FILTER (t.id IS NOT NULL), []) AS evidence
FROM partners p CROSS JOIN settings s
LEFT JOIN ties_events t ON t.partner = p.partner AND t.kind = 'agreement' AND t.first_day >= s.period_from
WHERE p.reported = 'yes'
GROUP BY ALL
