SELECT f.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(*)::DOUBLE AS value, count(*) AS n, list(f.id ORDER BY f.id) AS evidence
FROM findings_events f CROSS JOIN settings s
WHERE f.network = 'yes' AND f.dprk_link <> 'none'
GROUP BY ALL
