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
), first_acts AS (
  SELECT partner, "case", min(first_day) AS acted, list(id) AS acts FROM acts GROUP BY ALL
), again AS (
  SELECT e.partner, e.id FROM exposures e JOIN first_acts f USING (partner, "case") WHERE e.first_day > f.acted
  UNION
  SELECT m.partner, m.id FROM measures_events m JOIN first_acts f USING (partner, "case")
  WHERE m.kind = 'permission' AND m.first_day > f.acted
), exposed AS (
  SELECT partner, list(id) AS ids FROM exposures GROUP BY ALL
), answered AS (
  SELECT partner, flatten(list(acts)) AS ids FROM first_acts GROUP BY ALL
)
SELECT p.partner, 'any/' || year(s.as_of) AS period, count(a.id)::DOUBLE AS value, count(a.id) AS n,
       coalesce(list(a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence,
       list_sort(list_distinct(list_concat(p.ids, coalesce(f.ids, [])))) AS consulted
FROM exposed p JOIN partners q ON q.partner = p.partner AND q.reported = 'yes' CROSS JOIN settings s
LEFT JOIN answered f ON f.partner = p.partner LEFT JOIN again a ON a.partner = p.partner
GROUP BY ALL
