WITH told AS (SELECT *, if(exclusivity = 'single', 1, 0)::DOUBLE AS part FROM coded_events WHERE kind <> 'visit')
SELECT partner, year(s.period_from) || '/' || year(s.as_of) AS period, avg(part) AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(part ORDER BY id) AS parts
FROM told CROSS JOIN settings s
GROUP BY ALL
