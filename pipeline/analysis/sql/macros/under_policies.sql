-- Claimed figures of subjects under each policy: the stated numbers under `any`; where a vague word was claimed of the same subject, impact and victim
-- group, each policy that reads it has all of them again with the word, as it reads it, beside them.
under_policies(claimed) AS TABLE (
    WITH told AS (
        FROM query_table(claimed)
    ),
    vague AS (
        SELECT t.*, r.policy, r.low, r.best, r.high, r.value AS read_value
        FROM told AS t JOIN step_readings AS r USING (number_text) WHERE t.value IS NULL
    ),
    touched AS (
        SELECT subject_id, impact, victim_group, policy
        FROM (SELECT DISTINCT subject_id, impact, victim_group FROM vague), (SELECT DISTINCT policy FROM step_policies WHERE policy <> 'exclude')
    )
    SELECT *, 'any' AS policy FROM told WHERE value IS NOT NULL
    UNION ALL
    SELECT t.*, v.policy FROM told AS t JOIN touched AS v ON v.subject_id = t.subject_id AND v.impact = t.impact
        AND v.victim_group IS NOT DISTINCT FROM t.victim_group
    WHERE t.value IS NOT NULL
    UNION ALL
    SELECT * EXCLUDE (policy, low, best, high, read_value)
        REPLACE (low AS value_low, best AS value_best, high AS value_high, read_value AS value, coalesce(low, best) AS covers_from, high AS covers_to),
        policy
    FROM vague
)
