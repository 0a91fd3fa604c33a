WITH sent AS (
  SELECT *, CASE WHEN level IN ('head_of_state', 'head_of_government', 'party_leader', 'royal') THEN 2.0 ELSE 1.0 END AS part
  FROM messages_events
  WHERE setting <> 'list' AND channel <> 'party' AND first_day >= (SELECT period_from FROM settings)
)
SELECT p.partner, year(s.period_from) || '/' || year(s.as_of) AS period, coalesce(sum(m.part), 0)::DOUBLE AS value,
       count(m.id) AS n,
       coalesce(list(m.id ORDER BY m.id) FILTER (m.id IS NOT NULL), []) AS evidence,
       coalesce(list(m.part::DOUBLE ORDER BY m.id) FILTER (m.id IS NOT NULL), []) AS parts
FROM partners p CROSS JOIN settings s LEFT JOIN sent m ON m.partner = p.partner
WHERE p.reported = 'yes'
GROUP BY ALL
