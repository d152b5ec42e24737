-- The claims that may be figures of an incident (steps/policy_figures.sql), under each policy that reads them: not what their own article says to be
-- out of date. `is_counterclaim`: its source denies a figure of the impact in the article. The first of a list of numbers stands for their sum, to `last_end`.
WITH told AS (
    SELECT ic.incident_id AS subject_id, c.claim_id, c.article_id, c.story_id, c.voice, c.account, c.claimant, c.claimant_class, c.source_id, c.source_text, c.published_at,
        c.published_day, c.start_char, c.end_char AS last_end, c.number_text, c.impact, c.victim_group, c.other_nationality, c.other_status, c.implicit, c.measure, c.status,
        c.value, c.value_low, c.value_best, c.value_high, c.covers_from, c.covers_to, c.place_key, c.place_name, c.place_id, c.place_precision, c.is_sudden,
        c.occurred_start, c.occurred_end, c.occurred_precision, c.part_of
    FROM mart.incident_claims AS ic
    JOIN step_claims AS c USING (claim_id)
    ANTI JOIN (
        SELECT s.claim_id, w.incident_id FROM step_shadowed AS s JOIN mart.incident_claims AS w ON w.claim_id = s.whole
        UNION ALL
        SELECT claim_id, incident_id FROM step_contained
    ) AS held ON held.claim_id = c.claim_id AND held.incident_id = ic.incident_id
    WHERE c.kind = 'numeric' AND c.is_first AND c.measure <> 'change' AND c.updated_by IS NULL
),
added AS (  -- lists of which all lies in the incident
    SELECT t.subject_id, l.* FROM told AS t JOIN step_listed AS l USING (claim_id)
    QUALIFY count(*) OVER (PARTITION BY t.subject_id, l.list_id) = l.n_listed
),
summed AS (
    SELECT t.* EXCLUDE (last_end, implicit, value, value_low, value_best, value_high, covers_from, covers_to),
        coalesce(a.last_end, t.last_end) AS last_end, t.implicit AND a.claim_id IS NULL AS implicit,
        unnest(CASE WHEN a.claim_id IS NULL THEN struct_pack(t.value, t.value_low, t.value_best, t.value_high, t.covers_from, t.covers_to)
            ELSE struct_pack(a.value, a.value_low, a.value_best, a.value_high, a.covers_from, a.covers_to) END)
    FROM told AS t LEFT JOIN added AS a ON a.claim_id = t.claim_id AND a.subject_id = t.subject_id
    WHERE coalesce(a.turn, 1) = 1
),
read AS (
    SELECT * RENAME (subject_id AS incident_id) FROM under_policies(summed)
)
SELECT row_number() OVER () AS row_no, r.*, d.denier IS NOT NULL AS is_counterclaim
FROM read AS r LEFT JOIN step_deniers AS d ON d.article_id = r.article_id AND d.impact = r.impact AND d.denier = r.source_id
