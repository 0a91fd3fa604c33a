WITH covered AS (
  SELECT partner, min(id) AS id FROM (
    SELECT partner, id FROM measures UNION ALL SELECT partner, id FROM external UNION ALL SELECT partner, id FROM findings
  ) GROUP BY ALL
), acts AS (
  SELECT * FROM measures_events
  WHERE kind IN ('trade_ban', 'visa_rule', 'rule', 'asset_freeze', 'implementation_report') AND dprk_link = 'direct'
    AND first_day >= (SELECT period_from FROM settings)
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(a.id)::DOUBLE AS value, count(a.id) AS n,
       coalesce(list(a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence, [c.id] AS consulted
FROM partners p CROSS JOIN settings s JOIN covered c USING (partner) LEFT JOIN acts a ON a.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
