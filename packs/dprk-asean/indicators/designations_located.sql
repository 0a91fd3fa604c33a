WITH covered AS (
  SELECT partner, min(id) AS id FROM (
    SELECT partner, id FROM measures UNION ALL SELECT partner, id FROM external
    UNION ALL SELECT partner, id FROM findings WHERE kind <> 'status_note'
  ) GROUP BY ALL
), listed AS (
  SELECT * FROM external_events
  WHERE kind IN ('us_designation', 'un_designation', 'eu_listing') AND located = 'yes' AND dprk_link = 'direct'
    AND first_day >= (SELECT period_from FROM settings)
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, count(x.id)::DOUBLE AS value, count(x.id) AS n,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence, [c.id] AS consulted
FROM partners p JOIN covered c USING (partner) CROSS JOIN settings s LEFT JOIN listed x ON x.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
