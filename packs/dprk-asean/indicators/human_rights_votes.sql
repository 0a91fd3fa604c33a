WITH cast_votes AS (
  SELECT *, CASE vote WHEN 'no' THEN 1.0 WHEN 'abstain' THEN 0.5 ELSE 0.0 END AS part FROM votes_events WHERE kind = 'resolution'
)
SELECT partner, '2006/2015' AS period, avg(part)::DOUBLE AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(part::DOUBLE ORDER BY id) AS parts
FROM cast_votes
GROUP BY partner
