SELECT partner, first_day AS day, resolution AS version, CASE vote WHEN 'no' THEN 2 WHEN 'abstain' THEN 1 ELSE 0 END AS value, [id] AS evidence
FROM votes_events
WHERE kind = 'resolution'
