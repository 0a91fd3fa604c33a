SELECT partner, '2019' AS period, sum(same) / sum(n)::DOUBLE AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(same / n::DOUBLE ORDER BY id) AS parts, list(n::DOUBLE ORDER BY id) AS weights
FROM votes_events
GROUP BY partner
