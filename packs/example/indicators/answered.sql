WITH affairs AS (
  SELECT f.partner, f.id, (count(m.id) > 0)::INT::DOUBLE AS part, list(m.id) FILTER (m.id IS NOT NULL) AS acts
  FROM findings_events f LEFT JOIN measures_events m ON m.partner = f.partner AND m."case" = f."case" AND m.side = 'actual'
  WHERE f."case" IS NOT NULL GROUP BY ALL
)
SELECT partner, year(s.period_from) || '/' || year(s.as_of) AS period, avg(part) AS value, count(*) AS n,
       list(id ORDER BY id) AS evidence, list(part ORDER BY id) AS parts,
       coalesce(list_sort(list_distinct(flatten(list(acts)))), []) AS consulted
FROM affairs CROSS JOIN settings s
GROUP BY ALL
