WITH acts AS (
  SELECT *, if(kind IN ('embassy_closed', 'expulsion', 'relations_severed'), -1, 1)::DOUBLE AS part
  FROM relations_events
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, coalesce(sum(a.part), 0)::DOUBLE AS value, count(a.id) AS n,
       coalesce(list(a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence,
       coalesce(list(a.part ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS parts
FROM partners p CROSS JOIN settings s LEFT JOIN acts a ON a.partner = p.partner AND a.first_day >= s.period_from
WHERE p.reported = 'yes'
GROUP BY ALL
