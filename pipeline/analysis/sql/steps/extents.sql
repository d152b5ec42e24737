-- How far each node reaches, which bounds what it may be joined with: its days, and by impact, victim group and sort of measure the widest figure,
-- which is its word on the whole. A sum over a span is no day of an incident.
SELECT node_id, 'day' AS what, CAST(min(occurred_start - DATE '1970-01-01') AS DOUBLE) AS low, CAST(max(occurred_start - DATE '1970-01-01') AS DOUBLE) AS high
FROM step_told
WHERE measure IN ('incident', 'cumulative') AND occurred_start IS NOT NULL AND occurred_precision IN ('time', 'day')
    AND NOT (event_role = 'background' AND period_start IS NULL)
GROUP BY node_id
UNION ALL
SELECT node_id, concat_ws('|', impact, coalesce(victim_group, ''), measure = 'period'), max(value), max(value)
FROM step_told
WHERE kind = 'numeric' AND measure IN ('incident', 'cumulative', 'period') AND value IS NOT NULL AND part_of IS NULL
GROUP BY node_id, impact, victim_group, measure = 'period'
