-- An affair is exposed by outsiders through a finding or a designation; the first is its representative.
WITH exposures AS (
  SELECT partner, "case", id, first_day FROM findings_events
  WHERE "case" IS NOT NULL AND network = 'yes' AND dprk_link <> 'none'
  UNION ALL
  SELECT partner, "case", id, first_day FROM external_events
  WHERE "case" IS NOT NULL AND located = 'yes' AND dprk_link <> 'none'
), acts AS (
  SELECT partner, "case", id, first_day FROM measures_events
  WHERE "case" IS NOT NULL AND side = 'actual' AND kind NOT IN ('permission', 'refoulement', 'film_ban', 'statement')
), affairs AS (
  SELECT partner, "case", arg_min(id, (first_day, id)) AS id, min(first_day) AS exposed
  FROM exposures GROUP BY ALL HAVING min(first_day) >= (SELECT period_from FROM settings)
), lags AS (
  SELECT partner, a.id, list(x.id) FILTER (x.id IS NOT NULL) AS acts,
         least(greatest(date_diff('day', a.exposed, coalesce(min(x.first_day), any_value(s.as_of))) / 365.25, 0), 5) AS part
  FROM affairs a CROSS JOIN settings s LEFT JOIN acts x USING (partner, "case") GROUP BY partner, a.id, a.exposed
)
SELECT partner, year(s.period_from) || '/' || year(s.as_of) AS period, avg(part)::DOUBLE AS value, count(*) AS n,
       list(id ORDER BY id) AS evidence, list(part::DOUBLE ORDER BY id) AS parts,
       coalesce(list_sort(list_distinct(flatten(list(acts)))), []) AS consulted
FROM lags CROSS JOIN settings s
GROUP BY ALL
