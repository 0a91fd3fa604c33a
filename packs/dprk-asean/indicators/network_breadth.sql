WITH firsts AS (
  SELECT f.partner, f.kind, arg_min(f.id, (f.first_day, f.id)) AS id
  FROM findings_events f CROSS JOIN settings s
  WHERE f.network = 'yes' AND f.dprk_link <> 'none' AND f.last_day >= s.period_from
  GROUP BY ALL
)
SELECT f.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(*)::DOUBLE AS value, count(*) AS n, list(f.id ORDER BY f.id) AS evidence
FROM firsts f CROSS JOIN settings s JOIN partners p ON p.partner = f.partner AND p.reported = 'yes'
GROUP BY ALL
