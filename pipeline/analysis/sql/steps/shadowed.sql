-- Claims whose whole, however far up, counts the same impact and victim group: their figure is in that whole and is never counted beside it.
WITH RECURSIVE includes(part, whole) AS (
    SELECT part, whole FROM step_parts
    UNION
    SELECT i.part, p.whole FROM includes AS i JOIN step_parts AS p ON p.part = i.whole
)
SELECT DISTINCT i.part AS claim_id
FROM includes AS i
JOIN core.claims AS p ON p.claim_id = i.part
JOIN core.claims AS w ON w.claim_id = i.whole
WHERE p.impact = w.impact AND p.victim_group IS NOT DISTINCT FROM w.victim_group AND i.part <> i.whole
