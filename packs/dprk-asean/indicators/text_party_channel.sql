-- Events told in full text; visits and meetings are left out, since visits are the outcome, and mourning, which overturns every order.
WITH told AS (
  SELECT *, CASE WHEN channel = 'party' THEN 1.0 ELSE 0.0 END AS part
  FROM coded_events
  WHERE form = 'full' AND kind NOT IN ('visit', 'meeting') AND coalesce(occasion, '') <> 'mourning'
)
SELECT partner, '2011/2024' AS period, avg(part)::DOUBLE AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(part::DOUBLE ORDER BY id) AS parts
FROM told
GROUP BY partner
