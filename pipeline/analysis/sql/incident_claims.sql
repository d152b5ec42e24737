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
links AS MATERIALIZED (  -- the kinds of links, the strongest with the greatest number
    SELECT score, method, row_number() OVER (ORDER BY score, method) AS link_no FROM (SELECT DISTINCT link.score AS score, link.method AS method FROM step_ties)
),
claims AS MATERIALIZED (
    SELECT claim_id, row_number() OVER (ORDER BY claim_id) AS claim_no FROM told
),
followed AS MATERIALIZED (  -- a link that would have spread an incident too far was refused
    SELECT a.first_told AS node_no, b.first_told AS other_no, c.claim_no, o.claim_no AS other_claim_no, l.link_no
    FROM step_ties AS e JOIN components AS a ON a.node_id = e.node_id JOIN components AS b ON b.node_id = e.other_node_id
    JOIN claims AS c ON c.claim_id = e.claim_id JOIN claims AS o ON o.claim_id = e.other_claim_id
    JOIN links AS l ON l.score = e.link.score AND l.method = e.link.method
    -- of one component, said so that it cannot become a join, which would pair all nodes of each
    WHERE e.node_id <> e.other_node_id AND least(a.component, b.component) = greatest(a.component, b.component)
),
strongest AS (
    SELECT node_no, max((link_no << 32) + claim_no) AS strongest FROM (
        SELECT node_no, link_no, other_claim_no AS claim_no FROM followed UNION ALL SELECT other_no, link_no, claim_no FROM followed
    ) GROUP BY node_no
),
joined AS (
    SELECT n.node_id, l.method, c.claim_id AS linked_claim
    FROM strongest AS s JOIN components AS n ON n.first_told = s.node_no
    JOIN links AS l ON l.link_no = s.strongest >> 32 JOIN claims AS c ON c.claim_no = s.strongest & 4294967295
)
SELECT sha256(f.founder)[1:20] AS incident_id, t.claim_id,
    CASE WHEN f.founder = t.node_id AND t.is_sudden THEN 'same event, which founded the incident'
        WHEN f.founder = t.node_id THEN 'same article, day and place, which founded the incident'
        ELSE concat(s.method, ', with claim ', s.linked_claim) END AS why
FROM told AS t
JOIN founded AS f USING (node_id)
LEFT JOIN joined AS s USING (node_id)
