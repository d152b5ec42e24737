-- The pairs of articles that meet over rare words and names (steps/rare.sql), one of them at least among those of step_asked; of two blocks that two
-- articles share only the first counts. A table of its own, so that the number of pairs is known when what they share is joined (steps/pairs.sql).
-- Strikes, clashes and attacks of two days, or of two towns, are never one, however alike the words.
WITH alike AS MATERIALIZED (
    SELECT least(a.number, b.number) AS number, greatest(a.number, b.number) AS other
    FROM (FROM step_meeting SEMI JOIN step_asked USING (number)) AS a
    JOIN (SELECT r.*, f.number IS NOT NULL AS is_fresh FROM step_meeting AS r LEFT JOIN step_fresh AS f USING (number)) AS b
        ON b.key = a.key AND b.block = a.block AND a.block = greatest(a.month, b.month) AND (a.number < b.number OR (a.number > b.number AND NOT b.is_fresh))
    GROUP BY ALL HAVING sum(a.weight * b.weight) >= 0.03
)
SELECT m.number, m.other
FROM alike AS m JOIN step_subjects AS a ON a.number = m.number JOIN step_subjects AS b ON b.number = m.other
    AND NOT ((a.is_of_war OR b.is_of_war) AND (a.day IS DISTINCT FROM b.day
        OR (a.is_exact_place AND b.is_exact_place AND a.place_key IS DISTINCT FROM b.place_key)))
