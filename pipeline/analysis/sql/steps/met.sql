-- The pairs of articles that meet over rare words and names (steps/rare.sql), of one range of later articles; of two blocks that two articles share only the
-- first counts. A table of its own, so that the number of pairs is known when what they share is joined (steps/pairs.sql).
-- Strikes, clashes and attacks of two days, or of two towns, are never one, however alike the words.
WITH alike AS MATERIALIZED (
    SELECT a.number, b.number AS other
    FROM step_rare AS a JOIN step_rare AS b ON b.key = a.key AND b.block = a.block AND a.number < b.number AND a.block = greatest(a.month, b.month)
    WHERE b.number >= getvariable('first_number') AND b.number < getvariable('last_number') AND a.number < getvariable('last_number')
    GROUP BY a.number, b.number HAVING sum(a.weight * b.weight) >= 0.03
)
SELECT m.number, m.other
FROM alike AS m JOIN step_subjects AS a ON a.number = m.number JOIN step_subjects AS b ON b.number = m.other
    AND NOT ((a.is_of_war OR b.is_of_war) AND (a.day IS DISTINCT FROM b.day
        OR (a.is_exact_place AND b.is_exact_place AND a.place_key IS DISTINCT FROM b.place_key)))
