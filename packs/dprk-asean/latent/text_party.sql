-- Per state, source and half-year; an event that tells of a visit or meeting belongs to engagement. No event told is no trial.
WITH told AS (
  SELECT partner, source, event, min(date) AS date, bool_or(channel = 'party') AS hit
  FROM codings
  WHERE relevance = 'relational' AND partner IN (SELECT partner FROM partners)
    AND source IN (SELECT source FROM coverage GROUP BY source HAVING sum(read) >= 100)
  GROUP BY ALL HAVING NOT bool_or(act IN ('visit', 'meeting'))
)
SELECT partner, make_date(year(date), CASE WHEN month(date) < 7 THEN 1 ELSE 7 END, 1) AS day, source AS version,
       count(*) FILTER (hit) AS value, count(*)::DOUBLE AS size, coalesce(list(event ORDER BY event) FILTER (hit), []) AS evidence
FROM told
GROUP BY ALL
