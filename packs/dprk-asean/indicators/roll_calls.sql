SELECT partner, '2010/2019' AS period, sum(same) / sum(n)::DOUBLE AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(same / n::DOUBLE ORDER BY id) AS parts, list(n::DOUBLE ORDER BY id) AS weights
FROM votes_events
WHERE kind = 'yearly_agreement' AND first_day BETWEEN DATE '2010-01-01' AND DATE '2019-12-31'
GROUP BY partner
