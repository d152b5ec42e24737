-- One row a subject, impact, victim group and rule; every rule draws on the same figures, so that the rules can be compared.
-- Incident: step_policy_figures, one a story and account. Toll of a place: the last asserted word of each account in the one series of
-- totals that starts earliest of those still updated: later starts count some of it. A series is given up 60 days before the newest total. One without
-- a stated start comes before those with one where its figure is no lower, else after them.
-- Rules that choose a claim give that claim's bounds. The intersection is left out where the figures have no value in common; the hull is open where
-- a figure is. Where a vague word was claimed there is a row a policy, `exclude` being the stated numbers alone; elsewhere one row, of policy `any`.
-- Parts, copies, sums and totals are never added to one another.
WITH series AS (
    SELECT place_key, impact, victim_group, total_series, bool_or(other_nationality IS NOT NULL OR other_status IS NOT NULL) AS is_narrow,
        min(start_end) AS start, max(stands_at) AS last_stood, max(value) AS value
    FROM step_totals WHERE total_series IS NOT NULL AND status = 'asserted' AND is_first AND value IS NOT NULL GROUP BY ALL
),
compared AS (
    SELECT *, last_stood >= max(last_stood) OVER subject - 60 AS is_updated, max(CASE WHEN start IS NOT NULL THEN value END) OVER subject AS most_started
    FROM series WINDOW subject AS (PARTITION BY place_key, impact, victim_group, is_narrow)
),
foremost AS (
    SELECT total_series FROM compared
    QUALIFY row_number() OVER (PARTITION BY place_key, impact, victim_group ORDER BY is_narrow, NOT is_updated,
        CASE WHEN start IS NOT NULL THEN 1 WHEN value >= most_started THEN 0 ELSE 2 END, start, last_stood DESC, value DESC, total_series) = 1
),
totals AS (
    SELECT t.* FROM step_totals AS t SEMI JOIN foremost AS l USING (total_series) WHERE t.status = 'asserted' AND t.is_first
),
vague AS (
    SELECT t.*, r.policy, r.low, r.best, r.high, r.value AS read_value
    FROM totals AS t JOIN step_readings AS r USING (number_text) WHERE t.value IS NULL
),
touched AS (
    SELECT place_key, impact, victim_group, policy
    FROM (SELECT DISTINCT place_key, impact, victim_group FROM vague), (SELECT DISTINCT policy FROM step_policies WHERE policy <> 'exclude')
),
read AS (
    SELECT *, 'any' AS policy FROM totals WHERE value IS NOT NULL
    UNION ALL
    SELECT t.*, v.policy FROM totals AS t JOIN touched AS v ON v.place_key = t.place_key AND v.impact = t.impact
        AND v.victim_group IS NOT DISTINCT FROM t.victim_group
    WHERE t.value IS NOT NULL
    UNION ALL
    SELECT * EXCLUDE (policy, low, best, high, read_value)
        REPLACE (low AS value_low, best AS value_best, high AS value_high, read_value AS value, coalesce(low, best) AS covers_from, high AS covers_to),
        policy
    FROM vague
),
figures AS (
    SELECT 'incident' AS subject_kind, incident_id AS subject_id, impact, victim_group, policy,
        CASE WHEN measure IN ('period', 'stock') THEN measure ELSE 'incident' END AS measure, claim_id, voice, published_at,
        published_day AS stands_at, start_char, claimant_class, claimant, covers_from, covers_to, value, value_low, value_best, value_high
    FROM step_policy_figures
    UNION ALL
    SELECT 'toll', place_key, impact, victim_group, policy, 'cumulative', claim_id, voice, published_at,
        stands_at, start_char, claimant_class, claimant, covers_from, covers_to, value, value_low, value_best, value_high
    FROM read
    QUALIFY row_number() OVER (PARTITION BY policy, place_key, impact, victim_group, account
        ORDER BY stands_at DESC, published_at DESC, value DESC, claim_id) = 1
),
has_words AS (
    SELECT DISTINCT subject_kind, subject_id, impact, victim_group FROM figures WHERE policy <> 'any'
),
ranked AS (
    SELECT f.* EXCLUDE (policy), CASE WHEN w.subject_id IS NOT NULL AND f.policy = 'any' THEN 'exclude' ELSE f.policy END AS policy,
        coalesce(t.rank, c.rank, 1000) AS trust,
        struct_pack(claim_id, low := value_low, best := value_best, high := value_high) AS figure,
        count(value_best) OVER (PARTITION BY f.policy, f.subject_kind, f.subject_id, f.impact, f.victim_group, value_best) AS support
    FROM figures AS f
    LEFT JOIN step_trust AS c ON c.claimant_class = f.claimant_class
    LEFT JOIN step_trust AS t ON t.claimant = fold(f.claimant)
    LEFT JOIN has_words AS w ON w.subject_kind = f.subject_kind AND w.subject_id = f.subject_id AND w.impact = f.impact
        AND w.victim_group IS NOT DISTINCT FROM f.victim_group
),
drawn AS (  -- `incident` comes before `period` and `stock` in the alphabet too
    SELECT subject_kind, subject_id, impact, victim_group, policy, min(measure) AS measure, count(*) AS n_claims, count(DISTINCT voice) AS n_independent,
        first(figure ORDER BY coalesce(value_low, value_best), published_at, claim_id) FILTER (WHERE coalesce(value_low, value_best) IS NOT NULL) AS least,
        first(figure ORDER BY coalesce(value_high, value_best, value_low) DESC, published_at, claim_id) AS most,
        list(figure ORDER BY value_best, published_at, claim_id) FILTER (WHERE value_best IS NOT NULL) AS by_value,
        first(figure ORDER BY published_at DESC, stands_at DESC, value DESC, start_char DESC, claim_id) AS latest,
        first(figure ORDER BY trust, published_at DESC, stands_at DESC, value DESC, start_char DESC, claim_id) AS trusted,
        first(figure ORDER BY support DESC, published_at DESC, value_best DESC, claim_id) FILTER (WHERE value_best IS NOT NULL) AS commonest,
        max(value_low) AS common_from, min(value_high) AS common_to,
        CASE WHEN count(covers_from) = count(*) THEN min(covers_from) END AS hull_from,
        CASE WHEN count(covers_to) = count(*) THEN max(covers_to) END AS hull_to
    FROM ranked GROUP BY subject_kind, subject_id, impact, victim_group, policy
),
subjects AS (
    SELECT 'incident' AS subject_kind, incident_id AS subject_id, place_name, date_start FROM mart.incidents
    UNION ALL
    SELECT 'toll', place_key, min(place_name), NULL FROM step_totals WHERE place_key IS NOT NULL GROUP BY place_key
),
ruled AS (
    SELECT subject_kind, subject_id, place_name, date_start, impact, victim_group, policy, measure, n_claims, n_independent, unnest([
        struct_pack(rule := 'min', figure := least),
        struct_pack(rule := 'median', figure := by_value[(len(by_value) + 1) // 2]),
        struct_pack(rule := 'max', figure := most),
        struct_pack(rule := 'latest', figure := latest),
        struct_pack(rule := 'trusted_latest', figure := trusted),
        struct_pack(rule := 'mode', figure := commonest),
        struct_pack(rule := 'intersection', figure := CASE WHEN coalesce(common_from <= common_to, true) THEN struct_pack(
            claim_id := NULL::VARCHAR, low := common_from, best := CASE WHEN common_from = common_to THEN common_from END, high := common_to) END),
        struct_pack(rule := 'hull', figure := struct_pack(
            claim_id := NULL::VARCHAR, low := hull_from, best := CASE WHEN hull_from = hull_to THEN hull_from END, high := hull_to))
    ], recursive := false) AS by_rule
    FROM drawn LEFT JOIN subjects USING (subject_kind, subject_id)
)
SELECT subject_kind, subject_id, place_name, date_start, impact, victim_group, policy, by_rule.rule AS rule, measure, by_rule.figure.low AS low, by_rule.figure.best AS best,
    by_rule.figure.high AS high, n_claims, n_independent, by_rule.figure.claim_id AS chosen_claim_id
FROM ruled WHERE by_rule.figure IS NOT NULL
