-- From the half-year after a state's first act on an affair on: designations and permissions in that affair. Findings are left to revenue.
WITH exposures AS (
  SELECT partner, "case", id, first_day FROM findings_events WHERE "case" IS NOT NULL AND network = 'yes' AND dprk_link <> 'none'
  UNION ALL
  SELECT partner, "case", id, first_day FROM external_events WHERE "case" IS NOT NULL AND located = 'yes' AND dprk_link <> 'none'
), first_acts AS (
  SELECT partner, "case", min(first_day) AS acted FROM measures_events
  WHERE "case" IS NOT NULL AND side = 'actual' AND kind NOT IN ('permission', 'refoulement', 'film_ban', 'statement')
  GROUP BY ALL
), again AS (
  SELECT e.partner, e.id, e.first_day FROM external_events e JOIN first_acts f USING (partner, "case")
  WHERE e.located = 'yes' AND e.dprk_link <> 'none' AND e.first_day > f.acted
  UNION
  SELECT m.partner, m.id, m.first_day FROM measures_events m JOIN first_acts f USING (partner, "case")
  WHERE m.kind = 'permission' AND m.first_day > f.acted
), halves AS (
  SELECT unnest(generate_series(period_from, as_of, INTERVAL 6 MONTH))::DATE AS day FROM settings
)
SELECT q.partner, h.day, count(DISTINCT a.id) AS value, count(DISTINCT f."case")::DOUBLE AS size,
       coalesce(list(DISTINCT a.id ORDER BY a.id) FILTER (a.id IS NOT NULL), []) AS evidence
FROM partners q CROSS JOIN halves h
JOIN first_acts f ON f.partner = q.partner AND f.acted < h.day AND f."case" IN (SELECT "case" FROM exposures e WHERE e.partner = q.partner)
LEFT JOIN again a ON a.partner = q.partner AND a.first_day >= h.day AND a.first_day < h.day + INTERVAL 6 MONTH
WHERE q.reported = 'yes'
GROUP BY q.partner, h.day
