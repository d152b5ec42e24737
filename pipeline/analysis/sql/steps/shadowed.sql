-- Claims with a whole, however far up, that counts the same impact and victim group and itself stands: their figure is in that whole and is never
-- counted beside it. A whole without a value, or of harm that did not happen or is denied, counts nothing; a running total or stock is no whole
-- of an incident's figure, since it is a figure of something else.
WITH RECURSIVE includes(part, whole) AS (
    SELECT part, whole FROM step_parts
    UNION
    SELECT i.part, p.whole FROM includes AS i JOIN step_parts AS p ON p.part = i.whole
)
SELECT DISTINCT i.part AS claim_id, i.whole, w.measure AS whole_measure, p.place_key IS NOT DISTINCT FROM w.place_key AS is_same_place
FROM includes AS i
JOIN step_claims AS p ON p.claim_id = i.part
JOIN step_claims AS w ON w.claim_id = i.whole
WHERE p.impact = w.impact AND p.victim_group IS NOT DISTINCT FROM w.victim_group AND i.part <> i.whole
    AND w.value IS NOT NULL AND w.status NOT IN ('hypothetical', 'negated', 'denied') AND coalesce(w.event_role, 'main') <> 'hypothetical'
    AND w.measure <> 'change' AND NOT (w.measure IN ('cumulative', 'stock') AND p.measure IN ('incident', 'period'))
