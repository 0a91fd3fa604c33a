WITH ranked AS (
  SELECT *, if(completion = 'held', 1.0, 0.5) * CASE
      WHEN level IN ('head_of_state', 'head_of_government') THEN 3 WHEN level IN ('foreign_minister', 'minister') THEN 2 ELSE 1 END AS part
  FROM visits_events
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, coalesce(sum(v.part), 0)::DOUBLE AS value, count(v.id) AS n,
       coalesce(list(v.id ORDER BY v.id) FILTER (v.id IS NOT NULL), []) AS evidence,
       coalesce(list(v.part::DOUBLE ORDER BY v.id) FILTER (v.id IS NOT NULL), []) AS parts
FROM partners p CROSS JOIN settings s LEFT JOIN ranked v ON v.partner = p.partner AND v.first_day >= s.period_from
WHERE p.reported = 'yes'
GROUP BY ALL
