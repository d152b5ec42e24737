-- The figures that stand for an incident, per impact and victim group: one a story and account. Policy `any` has the stated numbers alone; where a vague
-- word was claimed of the same thing, each policy that reads it has all of them again with the word beside them.
-- Left out: copies, parts of a whole of the same group that stands in the incident, changes of a total.
-- Of what remains only the best tier is kept, so that unlike things are never mixed: asserted before alleged, counts of the event before sums
-- over a span before stocks, all victims before those of one nation or standing, numbers before indefinite singles.
-- Where one account gives several figures in one story, the widest is its word on the whole. Beside the widest of the story, a lower figure is another
-- account of the whole only where a source is named for it and it is no less than a third, or where that
-- source denies a figure in the story or says that there was nobody: else it is of some of the victims, though nothing says so. So is a figure of all of them that is lower than
-- one of a group: where two boys were hurt, `one person is in hospital` does not count the hurt.
WITH tiered AS (  -- few columns: rows with all of them, parted in five ways, would be too much for the memory
    SELECT row_no, policy, incident_id, impact, victim_group, story_id, account, value, value_high, covers_from, start_char, claim_id,
        is_counterclaim, coalesce(source_id, source_text) IS NOT NULL AS is_sourced, 1000 * CAST(status <> 'asserted' AS INTEGER)
        -- the sum of one day in one town is the count of its event, unless its story has one: floods, clashes and riots are told in the plural
        + 100 * CASE WHEN measure = 'stock' THEN 2
            WHEN measure = 'period' AND (bool_or(measure NOT IN ('period', 'stock')) OVER (PARTITION BY policy, incident_id, impact, victim_group, story_id)
                OR NOT (is_sudden AND place_precision <= 3 AND occurred_start = coalesce(occurred_end, occurred_start))) THEN 1
            ELSE 0 END
        + 10 * CAST(other_nationality IS NOT NULL OR other_status IS NOT NULL AS INTEGER)
        + CAST(implicit AS INTEGER) AS tier
    FROM step_policy_claims
),
best AS (
    SELECT * FROM tiered QUALIFY tier = min(tier) OVER (PARTITION BY policy, incident_id, impact, victim_group)
),
accounts AS (
    SELECT * FROM best
    QUALIFY row_number() OVER (
        PARTITION BY policy, incident_id, impact, victim_group, story_id, account ORDER BY value DESC, value_high IS NULL, start_char, claim_id) = 1
),
figures AS (
    SELECT row_no, tier FROM accounts
    WINDOW story AS (PARTITION BY policy, incident_id, impact, victim_group, story_id), groups AS (PARTITION BY policy, incident_id, impact, story_id, tier // 100)
    QUALIFY is_counterclaim OR (value_high = 0 AND is_sourced) OR speaks_of_whole(value, greatest(max(value) OVER story,
        CASE WHEN victim_group IS NULL THEN max(CASE WHEN victim_group IS NOT NULL THEN covers_from END) OVER groups END), CASE WHEN is_sourced THEN '' END)
)
SELECT c.* EXCLUDE (row_no, is_counterclaim), f.tier FROM figures AS f JOIN step_policy_claims AS c USING (row_no)
