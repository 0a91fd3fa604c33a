-- On a list after entering or moving up, off after leaving; improbable rows (credibility 5) are not transitions.
WITH transitions AS (
  SELECT partner, id, first_day, kind <> 'monitoring_off' AS listed,
         lead(first_day) OVER (PARTITION BY partner ORDER BY first_day, kind = 'monitoring_off') AS until
  FROM listings_events
  WHERE kind <> 'check' AND credibility <> 5 AND first_day IS NOT NULL
    AND NOT (kind = 'call_off' AND list = 'NCCT')
), spans AS (
  SELECT t.*, greatest(first_day, s.as_of - INTERVAL 10 YEAR)::DATE AS from_day, least(coalesce(until, s.as_of), s.as_of) AS to_day
  FROM transitions t CROSS JOIN settings s
)
SELECT p.partner, (year(s.as_of) - 10) || '/' || year(s.as_of) AS period,
       coalesce(sum(greatest(date_diff('day', from_day, to_day), 0)) FILTER (listed), 0) / date_diff('day', (s.as_of - INTERVAL 10 YEAR)::DATE, s.as_of)::DOUBLE AS value,
       count(x.id) AS n,
       coalesce(list(x.id ORDER BY x.id) FILTER (x.id IS NOT NULL), []) AS evidence,
       [(SELECT min(l.id) FROM listings l WHERE l.partner = p.partner)] AS consulted
FROM partners p CROSS JOIN settings s LEFT JOIN spans x ON x.partner = p.partner
WHERE p.reported = 'yes' AND EXISTS (SELECT 1 FROM listings l WHERE l.partner = p.partner)
GROUP BY p.partner, s.as_of
