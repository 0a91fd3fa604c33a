WITH acts AS (
  SELECT *, CASE kind
      WHEN 'embassy_opened' THEN 1.0 WHEN 'ambassador_named' THEN 1.0 WHEN 'credentials' THEN 1.0 WHEN 'accreditation' THEN 0.5
      WHEN 'embassy_closed' THEN -1.0 WHEN 'embassy_suspended' THEN -1.0 WHEN 'relations_severed' THEN -1.0
      WHEN 'post_vacant' THEN -0.5 END AS part
  FROM relations_events WHERE first_day >= (SELECT period_from FROM settings)
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, coalesce(sum(a.part), 0)::DOUBLE AS value, count(a.id) AS n,
       coalesce(list(a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence,
       coalesce(list(a.part::DOUBLE ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS parts
FROM partners p CROSS JOIN settings s LEFT JOIN acts a ON a.partner = p.partner AND a.part IS NOT NULL
WHERE p.reported = 'yes'
GROUP BY ALL
