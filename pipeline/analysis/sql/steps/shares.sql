-- Ranges of the subjects of estimates, in their order: what is told of those of one range fits in memory.
WITH told AS (
    SELECT 'incident' AS subject_kind, incident_id AS subject_id, count(*) AS n FROM step_policy_figures GROUP BY incident_id
    UNION ALL
    SELECT 'toll', place_key, count(*) FROM step_totals WHERE place_key IS NOT NULL GROUP BY place_key
),
ranged AS (
    SELECT *, sum(n) OVER (PARTITION BY subject_kind ORDER BY subject_id) // getvariable('figures_at_once') AS range_no FROM told
)
SELECT subject_kind, min(subject_id) AS first_subject, max(subject_id) AS last_subject FROM ranged GROUP BY subject_kind, range_no
