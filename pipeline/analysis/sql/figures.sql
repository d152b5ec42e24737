-- Each figure of an incident, and each running total of a place, once, with who gave it: figures are the same where impact, victim group, bounds
-- and, for vague words, the word are the same. Copies give a figure again, but are no further voice; nor is an article that gives it twice.
WITH claimed AS (
    SELECT 'incident' AS subject_kind, ic.incident_id AS subject_id, c.*
    FROM mart.incident_claims AS ic JOIN step_claims AS c USING (claim_id)
    WHERE c.kind = 'numeric' AND c.measure <> 'change'
    UNION ALL
    SELECT 'toll', c.place_key, c.*
    FROM step_claims AS c
    WHERE c.kind = 'numeric' AND c.measure = 'cumulative' AND c.status NOT IN ('hypothetical', 'negated') AND c.place_key IS NOT NULL
)
SELECT subject_kind, subject_id, coalesce(any_value(i.place_name), min(c.place_name)) AS place_name, any_value(i.date_start) AS date_start,
    impact, victim_group,
    first(claim_id ORDER BY NOT is_first, published_at, article_id, start_char, claim_id) AS first_claim_id,
    first(number_text ORDER BY NOT is_first, published_at, article_id, start_char, claim_id) AS number_text,
    value_low AS low, value_best AS best, value_high AS high,
    bool_and(part_of IS NOT NULL) AS is_part,
    count(*) AS n_claims, count(DISTINCT article_id) AS n_articles, count(DISTINCT voice) AS n_independent,
    min(published_day) AS first_published, max(published_day) AS last_published
FROM claimed AS c LEFT JOIN mart.incidents AS i ON i.incident_id = c.subject_id AND c.subject_kind = 'incident'
GROUP BY subject_kind, subject_id, impact, victim_group, value_low, value_best, value_high, CASE WHEN value IS NULL THEN lower(number_text) END
