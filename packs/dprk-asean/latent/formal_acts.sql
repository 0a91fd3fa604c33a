WITH covered AS (
  SELECT partner FROM measures UNION SELECT partner FROM external UNION SELECT partner FROM findings
), halves AS (
  SELECT unnest(generate_series(period_from, as_of, INTERVAL 6 MONTH))::DATE AS day FROM settings
), acts AS (
  SELECT * FROM measures_events
  WHERE kind IN ('trade_ban', 'visa_rule', 'rule', 'asset_freeze', 'implementation_report') AND dprk_link = 'direct'
)
SELECT p.partner, h.day, count(a.id) AS value, 1.0 AS size, coalesce(list(a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence
FROM partners p JOIN covered USING (partner) CROSS JOIN halves h
LEFT JOIN acts a ON a.partner = p.partner AND a.first_day >= h.day AND a.first_day < h.day + INTERVAL 6 MONTH
WHERE p.reported = 'yes'
GROUP BY p.partner, h.day
