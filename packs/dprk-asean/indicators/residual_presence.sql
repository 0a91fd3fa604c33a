WITH covered AS (
  SELECT partner, min(id) AS id FROM (
    SELECT partner, id FROM findings WHERE kind IN ('worker_presence', 'restaurant', 'it_worker_front')
    UNION ALL
    SELECT partner, id FROM measures WHERE kind IN ('worker_repatriation', 'deportation', 'implementation_report')
  ) GROUP BY ALL
), seen AS (
  SELECT * FROM findings_events
  WHERE kind IN ('worker_presence', 'restaurant', 'it_worker_front') AND dprk_link = 'direct' AND last_day > DATE '2019-12-22'
)
SELECT p.partner, '2020/' || year(s.as_of) AS period, count(x.id)::DOUBLE AS value, count(x.id) AS n,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence, [c.id] AS consulted
FROM partners p JOIN covered c USING (partner) CROSS JOIN settings s LEFT JOIN seen x ON x.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
