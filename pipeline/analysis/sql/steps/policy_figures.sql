-- The figures that stand for an incident, per impact and victim group: one a story and account. Policy `any` has the stated numbers alone; where a vague
-- word was claimed of the same thing, each policy that reads it has all of them again with the word beside them.
-- Left out: copies, parts of a whole of the same group that stands in the incident, changes of a total.
-- Of what remains only the best tier is kept, so that unlike things are never mixed: asserted before alleged, counts of the event before sums
-- over a span before stocks, all victims before those of one nation or standing, numbers before indefinite singles.
-- Where one account gives several figures in one story, the widest is its word on the whole. Beside the widest of the story, a lower figure is another
-- account of the whole only where a source is named for it and it is no less than a third, or where that
-- source denies a figure in the story: else it is of some of the victims, though nothing says so. So is a figure of all of them that is lower than
-- one of a group: where two boys were hurt, `one person is in hospital` does not count the hurt.
WITH told AS (
    SELECT ic.incident_id AS subject_id, c.claim_id, c.article_id, c.story_id, c.voice, c.account, c.claimant, c.claimant_class, c.source_id, c.source_text, c.published_at,
        c.published_day, c.start_char, c.number_text, c.impact, c.victim_group, c.other_nationality, c.other_status, c.implicit, c.measure, c.status,
        c.value, c.value_low, c.value_best, c.value_high, c.covers_from, c.covers_to, c.place_key, c.place_name, c.place_id, c.place_precision, c.is_sudden,
        c.occurred_start, c.occurred_end, c.occurred_precision, c.part_of
    FROM mart.incident_claims AS ic
    JOIN step_claims AS c USING (claim_id)
    ANTI JOIN (
        SELECT s.claim_id, w.incident_id FROM step_shadowed AS s JOIN mart.incident_claims AS w ON w.claim_id = s.whole
    ) AS held ON held.claim_id = c.claim_id AND held.incident_id = ic.incident_id
    WHERE c.kind = 'numeric' AND c.is_first AND c.measure <> 'change'
),
read AS (
    SELECT * RENAME (subject_id AS incident_id) FROM under_policies(told)
),
tiered AS (
    SELECT *, 1000 * CAST(status <> 'asserted' AS INTEGER)
        -- the sum of one day in one town is the count of its event, unless its story has one: floods, clashes and riots are told in the plural
        + 100 * CASE WHEN measure = 'stock' THEN 2
            WHEN measure = 'period' AND (bool_or(measure NOT IN ('period', 'stock')) OVER (PARTITION BY policy, incident_id, impact, victim_group, story_id)
                OR NOT (is_sudden AND place_precision <= 3 AND occurred_start = coalesce(occurred_end, occurred_start))) THEN 1
            ELSE 0 END
        + 10 * CAST(other_nationality IS NOT NULL OR other_status IS NOT NULL AS INTEGER)
        + CAST(implicit AS INTEGER) AS tier
    FROM read
),
best AS (
    SELECT * FROM tiered QUALIFY tier = min(tier) OVER (PARTITION BY policy, incident_id, impact, victim_group)
),
deniers AS (
    SELECT DISTINCT c.article_id AS told_in, c.impact AS denied_impact, s.speaker_id AS denier
    FROM core.stances AS s JOIN core.claims AS c USING (claim_id) WHERE s.stance IN ('denies', 'disputes') AND s.speaker_id IS NOT NULL
),
accounts AS (
    SELECT b.*, denier IS NOT NULL AS is_counterclaim
    FROM best AS b LEFT JOIN deniers ON told_in = article_id AND denied_impact = impact AND denier = source_id
    QUALIFY row_number() OVER (
        PARTITION BY policy, incident_id, impact, victim_group, story_id, account ORDER BY value DESC, value_high IS NULL, start_char, claim_id) = 1
)
SELECT * EXCLUDE (is_counterclaim) FROM accounts
WINDOW story AS (PARTITION BY policy, incident_id, impact, victim_group, story_id), groups AS (PARTITION BY policy, incident_id, impact, story_id, tier // 100)
QUALIFY is_counterclaim OR speaks_of_whole(value, greatest(max(value) OVER story,
    CASE WHEN victim_group IS NULL THEN max(CASE WHEN victim_group IS NOT NULL THEN covers_from END) OVER groups END), coalesce(source_id, source_text))
