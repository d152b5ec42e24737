-- Each claim that tells of an incident, with that incident: the connected component of its node over step_ties (found by clusters.py).
-- The incident is named by a hash of its earliest node, so that an article that comes later joins it without renaming it.
-- `why` names the strongest link that put the node there.
WITH told AS MATERIALIZED (  -- in numbers, the earliest first: the least of rows with names would be too much for the memory
    SELECT claim_id, node_id, is_sudden, row_number() OVER (ORDER BY published_at, article_id, start_char, node_id) AS told_no FROM step_told
),
components AS MATERIALIZED (
    SELECT n.node_id, n.first_told, coalesce(c.component, n.node_id) AS component
    FROM (SELECT node_id, min(told_no) AS first_told FROM told GROUP BY node_id) AS n LEFT JOIN step_components AS c USING (node_id)
),
founded AS (
    SELECT c.node_id, t.node_id AS founder
    FROM components AS c JOIN (SELECT component, min(first_told) AS told_no FROM components GROUP BY component) AS f USING (component)
    JOIN told AS t ON t.told_no = f.told_no
),
followed AS (  -- a link that would have spread an incident too far was refused
    SELECT e.* FROM step_ties AS e JOIN components AS a ON a.node_id = e.node_id JOIN components AS b ON b.node_id = e.other_node_id
    WHERE e.node_id <> e.other_node_id AND a.component = b.component
),
ends AS (
    SELECT node_id, other_claim_id AS linked_claim, link FROM followed
    UNION ALL
    SELECT other_node_id, claim_id, link FROM followed
),
strongest AS (
    SELECT * FROM ends QUALIFY row_number() OVER (PARTITION BY node_id ORDER BY link.score DESC, link.method DESC, linked_claim DESC) = 1
)
SELECT sha256(f.founder)[1:20] AS incident_id, t.claim_id,
    CASE WHEN f.founder = t.node_id AND t.is_sudden THEN 'same event, which founded the incident'
        WHEN f.founder = t.node_id THEN 'same article, day and place, which founded the incident'
        ELSE concat(s.link.method, ', with claim ', s.linked_claim) END AS why
FROM told AS t
JOIN founded AS f USING (node_id)
LEFT JOIN strongest AS s USING (node_id)
