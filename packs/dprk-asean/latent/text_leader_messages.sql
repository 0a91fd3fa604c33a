-- Messages and gifts of the leader in his own name to one state alone, per state, source and half-year in which at least fifty documents were read.
WITH halves AS (
  SELECT source, date_trunc('quarter', strptime(month || '-01', '%Y-%m-%d')) AS quarter, read FROM coverage
), read_halves AS (
  SELECT source, make_date(year(quarter), CASE WHEN month(quarter) < 7 THEN 1 ELSE 7 END, 1) AS day, sum(read) / 1000.0 AS documents
  FROM halves GROUP BY ALL HAVING sum(read) >= 50
), told AS (
  SELECT partner, source, event, min(date) AS date, bool_or(act IN ('message', 'gift') AND direction = 'outgoing' AND actor_rank = 'supreme_leader' AND exclusivity = 'single') AS hit
  FROM codings WHERE relevance = 'relational'
  GROUP BY ALL HAVING NOT bool_or(act IN ('visit', 'meeting'))
)
SELECT p.partner, h.day, h.source AS version, count(t.event) FILTER (t.hit) AS value, h.documents::DOUBLE AS size,
       count(t.event) FILTER (NOT t.hit) AS noise, coalesce(list(t.event ORDER BY t.event) FILTER (t.hit), []) AS evidence
FROM partners p CROSS JOIN read_halves h
LEFT JOIN told t ON t.partner = p.partner AND t.source = h.source AND t.date >= h.day AND t.date < h.day + INTERVAL 6 MONTH
GROUP BY p.partner, h.day, h.source, h.documents
