WITH told AS (
  SELECT *, CASE WHEN list_has_any(string_split(formulas, ';'), ['two_parties', 'party_government_people', 'traditional_friendship', 'fraternal',
                                                           'comradely', 'socialist_cause', 'elder_leaders']) THEN 1.0 ELSE 0.0 END AS part
  FROM told_events
)
SELECT partner, '2011/2024' AS period, avg(part)::DOUBLE AS value, count(*) AS n, list(id ORDER BY id) AS evidence,
       list(part::DOUBLE ORDER BY id) AS parts
FROM told
GROUP BY partner
