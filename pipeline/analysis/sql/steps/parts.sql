-- Which claim is included in which. Stated within an article; and across articles, where another story gives the figure of a stated part
-- for the same place and day: exclusion is transitive, so that figure must not be added to the whole either.
WITH stated AS (
    SELECT p.claim_id AS part, w.claim_id AS whole, 1.0 AS score, 'stated' AS method
    FROM step_claims AS p JOIN step_claims AS w ON w.claim_id = p.part_of AND w.claim_id <> p.claim_id
),
alike AS (
    SELECT claim_id, other_claim_id, link FROM step_edges WHERE link.method LIKE 'same place and figure%' OR link.method LIKE 'same wider place and figure%'
),
either_way AS (
    SELECT claim_id, other_claim_id, link.score AS score FROM alike UNION ALL SELECT other_claim_id, claim_id, link.score FROM alike
)
SELECT * FROM stated
UNION ALL
SELECT e.claim_id, s.whole, max(e.score) * 0.8, 'figure of a stated part in another story'
FROM either_way AS e
JOIN stated AS s ON s.part = e.other_claim_id
JOIN step_claims AS c ON c.claim_id = e.claim_id
WHERE c.part_of IS NULL AND e.claim_id <> s.whole
GROUP BY e.claim_id, s.whole
