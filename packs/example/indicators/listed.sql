WITH spans AS (
  SELECT *, kind = 'monitoring_on' AS listed, lead(first_day) OVER (PARTITION BY partner ORDER BY first_day) AS until
  FROM listings_events
)
SELECT x.partner, year(s.period_from) || '/' || year(s.as_of) AS period,
       coalesce(sum(date_diff('day', first_day, coalesce(until, s.as_of))) FILTER (listed), 0) / 365.25 AS value,
       count(*) AS n, list(id ORDER BY id) AS evidence
FROM spans x CROSS JOIN settings s
GROUP BY ALL
