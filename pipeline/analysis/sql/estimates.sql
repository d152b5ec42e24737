-- One row a subject, impact, victim group and rule; every rule draws on the same figures, so that the rules can be compared.
-- Incident: step_policy_figures, one a story and account. Toll of a place: the last asserted word of each account in the one series of
-- totals that starts earliest of those still updated: later starts count some of it. A series is given up 60 days before the newest total. One without
-- a stated start comes before those with one where its figure is no lower, else after them.
-- Rules that choose a claim give that claim's bounds. The intersection is left out where the figures have no value in common; the hull is open where
-- a figure is. Where a vague word was claimed there is a row a policy, `exclude` being the stated numbers alone; elsewhere one row, of policy `any`.
-- Parts, copies, sums and totals are never added to one another. Numbers of one list are (steps/listed.sql): `chosen_end` is then the end of the last of them.
-- Where nobody counts all victims of an incident, what the rule gives for the groups bounds them (basis `groups`). Groups overlap: all are no fewer than
-- the greatest, and no more than all together, which is open where a group was said to be among others. A group that is part of another adds nothing.
-- The value is the sum only where groups that exclude one another are listed side by side (`a woman and two children`): elsewhere `a teenager` may be
-- the `man` of another sentence.
WITH series AS (
    SELECT place_key, impact, victim_group, total_series, bool_or(other_nationality IS NOT NULL OR other_status IS NOT NULL) AS is_narrow,
        min(start_end) AS start, max(stands_at) AS last_stood, max(value) AS value
    FROM step_totals WHERE total_series IS NOT NULL AND status = 'asserted' AND is_first AND value IS NOT NULL
        AND updated_by IS NULL GROUP BY ALL
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
    SELECT t.*, t.place_key AS subject_id FROM step_totals AS t SEMI JOIN foremost AS l USING (total_series) WHERE t.status = 'asserted' AND t.is_first AND t.updated_by IS NULL
),
figures AS (
    SELECT 'incident' AS subject_kind, incident_id AS subject_id, impact, victim_group, policy,
        CASE WHEN measure IN ('period', 'stock') THEN measure ELSE 'incident' END AS measure, claim_id, voice, published_at,
        published_day AS stands_at, start_char, last_end, claimant_class, claimant, covers_from, covers_to, value, value_low, value_best, value_high,
        tier // 100 AS tier
    FROM step_policy_figures
    UNION ALL
    SELECT 'toll', subject_id, impact, victim_group, policy, 'cumulative', claim_id, voice, published_at,
        stands_at, start_char, end_char, claimant_class, claimant, covers_from, covers_to, value, value_low, value_best, value_high, 0
    FROM under_policies(totals)
    QUALIFY row_number() OVER (PARTITION BY policy, subject_id, impact, victim_group, account
        ORDER BY stands_at DESC, published_at DESC, value DESC, claim_id) = 1
),
has_words AS (
    SELECT DISTINCT subject_kind, subject_id, impact, victim_group FROM figures WHERE policy <> 'any'
),
ranked AS (
    SELECT f.* EXCLUDE (policy), CASE WHEN w.subject_id IS NOT NULL AND f.policy = 'any' THEN 'exclude' ELSE f.policy END AS policy,
        coalesce(t.rank, c.rank, 1000) AS trust,
        struct_pack(claim_id, last_end, low := value_low, best := value_best, high := value_high) AS figure,
        count(value_best) OVER (PARTITION BY f.policy, f.subject_kind, f.subject_id, f.impact, f.victim_group, value_best) AS support
    FROM figures AS f
    LEFT JOIN step_trust AS c ON c.claimant_class = f.claimant_class
    LEFT JOIN step_trust AS t ON t.claimant = fold(f.claimant)
    LEFT JOIN has_words AS w ON w.subject_kind = f.subject_kind AND w.subject_id = f.subject_id AND w.impact = f.impact
        AND w.victim_group IS NOT DISTINCT FROM f.victim_group
),
drawn AS (  -- `incident` comes before `period` and `stock` in the alphabet too
    SELECT subject_kind, subject_id, impact, victim_group, policy, min(measure) AS measure, count(*) AS n_claims, count(DISTINCT voice) AS n_independent,
        min(tier) AS tier, list(DISTINCT voice) FILTER (WHERE victim_group IS NOT NULL) AS voices,
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
uncounted AS (  -- incidents of which nobody counts all victims, under no policy or under those that leave a word out
    SELECT subject_id, impact, n_groups, unnest(CASE WHEN has_words THEN list_filter(names, lambda name: NOT list_contains(counted, name)) ELSE ['any'] END) AS asked
    FROM (
        SELECT incident_id AS subject_id, impact, count(DISTINCT victim_group) AS n_groups, bool_or(policy <> 'any') AS has_words,
            coalesce(list(DISTINCT policy) FILTER (WHERE victim_group IS NULL), []) AS counted
        FROM step_policy_figures GROUP BY ALL
    ), (SELECT list(DISTINCT policy) AS names FROM step_policies)
    WHERE n_groups > 0 AND NOT list_contains(counted, 'any')
),
included AS (  -- groups that are part of another one that is counted, or of more victims than are
    SELECT p.incident_id AS subject_id, p.impact, p.victim_group, bool_or(w.victim_group IS NOT NULL) AS is_within, bool_or(w.victim_group IS NULL) AS is_among
    FROM step_policy_figures AS p LEFT JOIN step_policy_figures AS w ON w.claim_id = p.part_of AND w.incident_id = p.incident_id
    WHERE p.part_of IS NOT NULL AND p.victim_group IS NOT NULL GROUP BY ALL
),
spaced AS (  -- in a list thirty characters at most lie between two numbers, and twelve between two that are implied: `a man and a boy`
    SELECT ic.incident_id AS subject_id, c.impact, c.article_id, c.start_char, c.claim_id, c.victim_group,
        coalesce(start_char - lag(end_char) OVER so_far > CASE WHEN implicit AND lag(implicit) OVER so_far THEN 12 ELSE 30 END, true) AS is_apart
    FROM mart.incident_claims AS ic JOIN step_claims AS c USING (claim_id)
    SEMI JOIN (FROM uncounted WHERE n_groups > 1) AS u ON u.subject_id = ic.incident_id AND u.impact = c.impact
    WHERE c.kind = 'numeric' AND c.is_first AND c.victim_group IS NOT NULL AND c.part_of IS NULL
    WINDOW so_far AS (PARTITION BY ic.incident_id, c.impact, c.article_id ORDER BY c.start_char, c.claim_id)
),
lists AS (
    SELECT *, count_if(is_apart) OVER (PARTITION BY subject_id, impact, article_id ORDER BY start_char, claim_id) AS number FROM spaced
),
listed AS (
    SELECT subject_id, impact, max(n) AS n_listed FROM (
        SELECT subject_id, impact, count(DISTINCT victim_group) AS n FROM lists GROUP BY subject_id, impact, article_id, number
        HAVING bool_and(victim_group IN ('child', 'woman', 'man')) OR bool_and(victim_group IN ('civilian', 'combatant', 'police'))
    ) GROUP BY ALL
),
grouped AS (
    SELECT d.subject_id, d.impact, u.asked, d.measure, d.n_claims, d.voices, u.n_groups, coalesce(l.n_listed = u.n_groups, false) AS is_listed,
        coalesce(i.is_within, false) AS is_within, coalesce(i.is_among, false) AS is_among,
        unnest(by_rule(least, by_value, most, latest, trusted, commonest, common_from, common_to, hull_from, hull_to), max_depth := 2)
    FROM uncounted AS u
    JOIN drawn AS d ON d.subject_kind = 'incident' AND d.subject_id = u.subject_id AND d.impact = u.impact AND d.policy IN (u.asked, 'any')
    LEFT JOIN included AS i ON i.subject_id = d.subject_id AND i.impact = d.impact AND i.victim_group = d.victim_group
    LEFT JOIN listed AS l ON l.subject_id = d.subject_id AND l.impact = d.impact
    WHERE d.victim_group IS NOT NULL
    QUALIFY d.tier = min(d.tier) OVER (PARTITION BY d.subject_id, d.impact, u.asked)
),
together AS (
    SELECT subject_id, impact, asked, rule, min(measure) AS measure, max(figure.low) AS low,
        CASE WHEN (any_value(n_groups) = 1 OR any_value(is_listed) AND NOT bool_or(is_within)) AND count(figure.best) = any_value(n_groups) THEN sum(figure.best) END AS best,
        CASE WHEN count(*) = any_value(n_groups) AND bool_and(is_within OR figure.high IS NOT NULL) THEN sum(figure.high) FILTER (WHERE NOT is_within) END AS high,
        bool_or(is_among) AS is_among, sum(n_claims) AS n_claims, len(list_distinct(flatten(list(voices)))) AS n_independent,
        CASE WHEN any_value(n_groups) = 1 THEN any_value(figure) END AS figure
    FROM grouped WHERE figure IS NOT NULL GROUP BY subject_id, impact, asked, rule
),
estimates AS (
    SELECT subject_kind, subject_id, impact, victim_group, policy, rule, 'stated' AS basis, measure, figure.low AS low, figure.best AS best, figure.high AS high,
        n_claims, n_independent, figure
    FROM (
        SELECT subject_kind, subject_id, impact, victim_group, policy, measure, n_claims, n_independent,
            unnest(by_rule(least, by_value, most, latest, trusted, commonest, common_from, common_to, hull_from, hull_to), max_depth := 2)
        FROM drawn
    ) WHERE figure IS NOT NULL
    UNION ALL
    SELECT 'incident', subject_id, impact, NULL, asked, rule, 'groups', measure, low, CASE WHEN NOT is_among THEN coalesce(best, CASE WHEN low = high THEN low END) END,
        CASE WHEN NOT is_among THEN high END, n_claims, n_independent, CASE WHEN NOT is_among THEN figure END
    FROM together
),
subjects AS (
    SELECT 'incident' AS subject_kind, incident_id AS subject_id, place_name, date_start FROM mart.incidents
    UNION ALL
    SELECT 'toll', place_key, min(place_name), NULL FROM step_totals WHERE place_key IS NOT NULL GROUP BY place_key
)
SELECT e.* EXCLUDE (figure), s.place_name, s.date_start, figure.claim_id AS chosen_claim_id, c.article_id AS chosen_article_id,
    c.start_char AS chosen_start, figure.last_end AS chosen_end
FROM estimates AS e LEFT JOIN subjects AS s USING (subject_kind, subject_id) LEFT JOIN step_claims AS c ON c.claim_id = figure.claim_id
