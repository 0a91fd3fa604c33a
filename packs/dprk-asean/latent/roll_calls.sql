-- Log odds of voting as the actor did, with the standard error of the count; a year of fewer than ten roll calls says nothing. Each year
-- is a version, since its agenda moves all states.
SELECT partner, make_date(year(first_day), 12, 1) AS day, year(first_day)::VARCHAR AS version, ln((same + 0.5) / (n - same + 0.5)) AS value,
       sqrt(1 / (same + 0.5) + 1 / (n - same + 0.5)) AS size, [id] AS evidence
FROM votes_events
WHERE kind = 'yearly_agreement' AND n >= 10 AND first_day >= DATE '1997-01-01'
