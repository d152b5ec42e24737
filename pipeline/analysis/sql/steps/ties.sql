-- All pairs that put two nodes into one incident: those of step_edges that nothing tells apart, and the main nodes of two articles that mainly tell of
-- one incident (mart.article_links), each by its first claim. Alike articles of which one gives no claim meet through the next that does.
WITH RECURSIVE above(article_id, node_id, ancestor, score, depth) AS (
    SELECT l.article_id, s.node_id, l.other_article, l.score, 1
    FROM mart.article_links AS l JOIN step_subjects AS s USING (article_id) WHERE s.node_id IS NOT NULL
    UNION ALL
    SELECT a.article_id, a.node_id, l.other_article, least(a.score, l.score), a.depth + 1
    FROM above AS a JOIN step_subjects AS s ON s.article_id = a.ancestor AND s.node_id IS NULL
    JOIN mart.article_links AS l ON l.article_id = a.ancestor
),
alike AS (
    SELECT s.lead_claim AS claim_id, a.node_id, o.lead_claim AS other_claim_id, o.node_id AS other_node_id,
        s.is_of_war AND o.is_of_war AS binds_days, false AS binds_figures,
        struct_pack(score := a.score, method := 'articles alike in names and words') AS link
    FROM above AS a JOIN step_subjects AS s USING (article_id) JOIN step_subjects AS o ON o.article_id = a.ancestor
    WHERE o.node_id IS NOT NULL
)
SELECT * FROM step_edges ANTI JOIN step_unlike USING (node_id, other_node_id)
UNION ALL
SELECT * FROM alike
