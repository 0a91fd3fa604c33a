WITH affairs AS (
  SELECT *, EXISTS (SELECT 1 FROM measures m WHERE m.partner = f.partner AND m."case" = f."case" AND m.side = 'actual')::INT::DOUBLE AS part
  FROM findings_events f WHERE f."case" IS NOT NULL
)
SELECT partner, year(s.period_from) || '/' || year(s.as_of) AS period, avg(part) AS value, count(*) AS n,
       list(id ORDER BY id) AS evidence, list(part ORDER BY id) AS parts
FROM affairs CROSS JOIN settings s
GROUP BY ALL
