-- The figures that stand for an incident, per impact and victim group: one a story and account.
-- Left out: copies, parts of a whole of the same group that stands in the incident, vague words (policy literal), changes of a total.
-- Of what remains only the best tier is kept, so that unlike things are never mixed: asserted before alleged, counts of the event before sums
-- over a span before stocks, all victims before those of one nation or standing, numbers before indefinite singles.
-- Where one account gives several figures in one story, the widest is its word on the whole. Beside the widest of the story, a lower figure is another
-- account of the whole only where a source is named for it and it is no less than a third: else it is of some of the victims, though nothing says so.
WITH drawn AS (
    SELECT ic.incident_id, c.*,
        1000 * CAST(c.status <> 'asserted' AS INTEGER)
            + 100 * CASE c.measure WHEN 'period' THEN 1 WHEN 'stock' THEN 2 ELSE 0 END
            + 10 * CAST(c.other_nationality IS NOT NULL OR c.other_status IS NOT NULL AS INTEGER)
            + CAST(c.implicit AS INTEGER) AS tier
    FROM mart.incident_claims AS ic
    JOIN step_claims AS c USING (claim_id)
    ANTI JOIN (
        SELECT s.claim_id, w.incident_id FROM step_shadowed AS s JOIN mart.incident_claims AS w ON w.claim_id = s.whole
    ) AS held ON held.claim_id = c.claim_id AND held.incident_id = ic.incident_id
    WHERE c.kind = 'numeric' AND c.is_first AND c.value IS NOT NULL AND c.measure <> 'change'
),
best AS (
    SELECT * FROM drawn QUALIFY tier = min(tier) OVER (PARTITION BY incident_id, impact, victim_group)
),
accounts AS (
    SELECT * FROM best
    QUALIFY row_number() OVER (
        PARTITION BY incident_id, impact, victim_group, story_id, account ORDER BY value DESC, value_high IS NULL, start_char, claim_id) = 1
)
SELECT * FROM accounts
WINDOW story AS (PARTITION BY incident_id, impact, victim_group, story_id)
QUALIFY speaks_of_whole(value, max(value) OVER story, coalesce(source_id, source_text))
