-- Each claim of a copy or of a superseded version with the claim of the article that speaks for the story: the one of the same words and turn; for
-- versions, which change their figures, else the one of the same turn among those of the impact and group that found no such mate.
WITH retold AS (
    SELECT a.article_id, a.story_id, f.article_id AS speaker, a.copy_score, a.version_key = f.version_key AS is_version
    FROM step_articles AS a JOIN step_articles AS f ON f.story_id = a.story_id AND f.is_first
    WHERE NOT a.is_first
),
same_words AS (
    SELECT c.claim_id, c.article_id, o.claim_id AS other_claim_id, r.is_version, r.copy_score
    FROM retold AS r
    JOIN step_numbered AS c ON c.article_id = r.article_id
    JOIN step_numbered AS o ON o.article_id = r.speaker AND o.kind = c.kind AND o.impact = c.impact AND o.number_text = c.number_text
        AND o.victim_group IS NOT DISTINCT FROM c.victim_group AND o.occurrence = c.occurrence
),
old_left AS (
    SELECT r.article_id, c.claim_id, c.kind, c.impact, c.victim_group,
        row_number() OVER (PARTITION BY r.article_id, c.kind, c.impact, c.victim_group ORDER BY c.start_char, c.claim_id) AS turn
    FROM retold AS r JOIN step_claims AS c ON c.article_id = r.article_id ANTI JOIN same_words AS s ON s.claim_id = c.claim_id
    WHERE r.is_version
),
new_left AS (
    SELECT r.article_id, c.claim_id, c.kind, c.impact, c.victim_group,
        row_number() OVER (PARTITION BY r.article_id, c.kind, c.impact, c.victim_group ORDER BY c.start_char, c.claim_id) AS turn
    FROM retold AS r JOIN step_claims AS c ON c.article_id = r.speaker
    ANTI JOIN same_words AS s ON s.other_claim_id = c.claim_id AND s.article_id = r.article_id
    WHERE r.is_version
)
SELECT claim_id, other_claim_id, CASE WHEN is_version THEN 1.0 ELSE copy_score END AS score, is_version,
    CASE WHEN is_version THEN 'version of one article' ELSE 'copy of one story' END AS how
FROM same_words
UNION ALL
SELECT o.claim_id, n.claim_id, 0.8, true, 'version of one article'
FROM old_left AS o JOIN new_left AS n ON n.article_id = o.article_id AND n.kind = o.kind AND n.impact = o.impact
    AND n.victim_group IS NOT DISTINCT FROM o.victim_group AND n.turn = o.turn
