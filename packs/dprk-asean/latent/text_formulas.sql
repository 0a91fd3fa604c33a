-- Only full texts: a headline does not hold the phrases. A state of which nothing is told in a half-year has no trial.
SELECT partner, make_date(year(date), CASE WHEN month(date) < 7 THEN 1 ELSE 7 END, 1) AS day, source AS version,
       count(*) FILTER (hit) AS value, count(*)::DOUBLE AS size, coalesce(list(event ORDER BY event) FILTER (hit), []) AS evidence
FROM (
  SELECT partner, source, event, min(date) AS date, bool_or(len(formulas) > 0) AS hit
  FROM codings WHERE relevance = 'relational' AND source IN ('kcna-text-2011', 'kcna-text-2024')
    AND partner IN (SELECT partner FROM partners)
  GROUP BY ALL HAVING NOT bool_or(act IN ('visit', 'meeting'))
)
GROUP BY ALL
