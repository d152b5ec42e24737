-- The figures that are held against one another: running totals by series, and the figures of incidents by impact and victim group. What stands
-- alone contradicts nothing. `line` is by whose word a figure goes on; those who are missing or held are found and freed, so that their number may fall.
WITH figured AS (
    SELECT 'total' AS what, total_series AS series, stands_at AS day, claim_id, article_id, published_at, number_text, value, value_low, value_high, account,
        line_of(account, claimant_class, coalesce(source_id, source_text)) AS line,
        struct_pack(place_name, impact, victim_group) AS thing, claimant, impact IN ('missing', 'held') AS may_fall
    FROM step_totals WHERE total_series IS NOT NULL AND status = 'asserted' AND is_first AND updated_by IS NULL
    WINDOW story AS (PARTITION BY total_series, stands_at, story_id)
    -- a lower figure in one story is another account of the whole on the terms of step_figures only
    QUALIFY speaks_of_whole(value, max(value) OVER story, coalesce(source_id, source_text))
    UNION ALL
    SELECT 'figure', concat_ws('|', incident_id, impact, victim_group), published_day, claim_id, article_id, published_at, number_text, value, value_low,
        value_high, account, line_of(account, claimant_class, coalesce(source_id, source_text)), struct_pack(place_name, impact, victim_group), claimant,
        impact IN ('missing', 'held') OR measure = 'stock'
    FROM step_figures WHERE status = 'asserted'
)
FROM figured SEMI JOIN (SELECT what, series FROM figured GROUP BY ALL HAVING count(*) > 1) USING (what, series)
