-- Figures that an article names as what it lowers: `lowered the toll to 240 from 260`, `13, not the 15 reported earlier`. They are no word of the day.
WITH lowered AS (
    SELECT c.article_id, c.impact, c.victim_group, min(coalesce(c.value_best, c.value_low, c.value_high)) AS value
    FROM core.quantities AS q JOIN core.claims AS c USING (quantity_id) WHERE q.trend = 'down' AND c.kind = 'numeric' GROUP BY ALL
)
SELECT c.claim_id, c.article_id, c.impact, c.victim_group, coalesce(c.value_best, c.value_low, c.value_high) AS value
FROM lowered AS l
JOIN core.claims AS c ON c.article_id = l.article_id AND c.impact = l.impact AND c.victim_group IS NOT DISTINCT FROM l.victim_group
    AND coalesce(c.value_best, c.value_low, c.value_high) > l.value
JOIN core.articles AS a ON a.article_id = c.article_id
WHERE c.kind = 'numeric' AND regexp_matches(substring(a.text, greatest(c.start_char - 39, 1), least(c.start_char, 40)),
    '(?i)\b(from|earlier|previous|previously|initial|initially|former|preliminary|provisional|instead of)\b[^.!?;]{0,30}$')
