WITH held AS (
  SELECT *, CASE WHEN occasion = 'bilateral' AND completion = 'held' THEN 1.0 ELSE 0.5 END AS part
  FROM visits_events
  WHERE direction = 'outgoing' AND first_day >= (SELECT period_from FROM settings)
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, coalesce(sum(v.part), 0)::DOUBLE AS value, count(v.id) AS n,
       coalesce(list(v.id ORDER BY v.id) FILTER (v.id IS NOT NULL), []) AS evidence,
       coalesce(list(v.part::DOUBLE ORDER BY v.id) FILTER (v.id IS NOT NULL), []) AS parts
FROM partners p CROSS JOIN settings s LEFT JOIN held v ON v.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
