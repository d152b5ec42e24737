-- Figures that lie below an earlier one of their series and that their article says to be revised: `lowered the toll to 240`, `two had been counted
-- twice`, `an earlier toll of 15`. The words are looked for in the headline and within 200 characters of such a figure only. `former`: the figures that the
-- article names as what it lowers.
WITH falling AS (
    SELECT what, series, claim_id, article_id FROM step_rivals
    QUALIFY value < max(value) OVER (PARTITION BY what, series ORDER BY day, published_at GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT f.what, f.series, f.claim_id, o.former
FROM falling AS f JOIN core.claims AS c USING (claim_id) JOIN core.articles AS a ON a.article_id = f.article_id
LEFT JOIN (
    SELECT article_id, impact, victim_group, list(DISTINCT coalesce(value_best, value_low, value_high)) AS former
    FROM core.claims WHERE updated_by IS NOT NULL GROUP BY ALL
) AS o
    ON o.article_id = f.article_id AND o.impact = c.impact AND o.victim_group IS NOT DISTINCT FROM c.victim_group
WHERE says_revised(concat_ws('. ', a.title, a.text[greatest(c.start_char - 200, 0) + 1 : c.end_char + 200]))
