-- The articles of each incident. Those that give claims of it, through them: it is an article's main one where the article's main event is in it.
-- An article without a claim is where the article is that it is most like, if that has one.
WITH RECURSIVE above(article_id, ancestor, depth) AS (
    SELECT l.article_id, l.other_article, 1
    FROM mart.article_links AS l JOIN step_subjects AS s USING (article_id) WHERE s.node_id IS NULL
    UNION ALL
    SELECT a.article_id, l.other_article, a.depth + 1
    FROM above AS a JOIN step_subjects AS s ON s.article_id = a.ancestor AND s.node_id IS NULL
    JOIN mart.article_links AS l ON l.article_id = a.ancestor
),
nodes AS (
    SELECT t.article_id, t.node_id, any_value(ic.incident_id) AS incident_id, max(coalesce(t.event_role, 'main') = 'main') AS is_main,
        count(*) AS n, min(t.start_char) AS lead
    FROM step_told AS t JOIN mart.incident_claims AS ic USING (claim_id) GROUP BY t.article_id, t.node_id
),
main AS (
    SELECT article_id, incident_id FROM nodes
    QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY is_main DESC, n DESC, lead, node_id) = 1
),
claimed AS (
    SELECT ic.incident_id, c.article_id, count(*) AS n_claims FROM mart.incident_claims AS ic JOIN step_claims AS c USING (claim_id) GROUP BY ALL
),
childless AS (  -- an article without claims whose likest article has claims
    SELECT a.article_id, m.incident_id, a.ancestor FROM above AS a JOIN main AS m ON m.article_id = a.ancestor
    QUALIFY row_number() OVER (PARTITION BY a.article_id ORDER BY a.depth) = 1
)
SELECT c.incident_id, c.article_id, m.incident_id IS NOT DISTINCT FROM c.incident_id AS is_main, c.n_claims, 'its claims tell of it' AS why
FROM claimed AS c LEFT JOIN main AS m USING (article_id)
UNION ALL
SELECT incident_id, article_id, true, 0, concat('like article ', ancestor, ', which tells of it') FROM childless
