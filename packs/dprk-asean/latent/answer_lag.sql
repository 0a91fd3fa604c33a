-- Log years from the exposure of an affair by outsiders to the state's own first act on it, at least a week; affairs not answered have
-- only been followed for so long.
WITH exposures AS (
  SELECT partner, "case", id, first_day FROM findings_events WHERE "case" IS NOT NULL AND network = 'yes' AND dprk_link <> 'none'
  UNION ALL
  SELECT partner, "case", id, first_day FROM external_events WHERE "case" IS NOT NULL AND located = 'yes' AND dprk_link <> 'none'
), acts AS (
  SELECT partner, "case", id, first_day FROM measures_events
  WHERE "case" IS NOT NULL AND side = 'actual' AND kind NOT IN ('permission', 'refoulement', 'film_ban', 'statement')
), affairs AS (
  SELECT partner, "case", arg_min(id, (first_day, id)) AS id, min(first_day) AS exposed
  FROM exposures GROUP BY ALL HAVING min(first_day) >= (SELECT period_from FROM settings)
), answers AS (
  SELECT a.partner, a.id, a.exposed, s.as_of, min(x.first_day) AS acted, coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS acts
  FROM affairs a CROSS JOIN settings s LEFT JOIN acts x USING (partner, "case") GROUP BY ALL
)
SELECT a.partner, a.exposed AS day, ln(greatest(date_diff('day', a.exposed, coalesce(a.acted, a.as_of)), 7) / 365.25) AS value,
       ln(greatest(date_diff('day', a.exposed, a.as_of), 7) / 365.25) AS size, list_concat([a.id], a.acts) AS evidence
FROM answers a JOIN partners p ON p.partner = a.partner AND p.reported = 'yes'
