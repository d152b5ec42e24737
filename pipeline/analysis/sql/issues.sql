-- Everything that a check found: what the checks of the contracts, the readers of reference series and the rejects report, and what may mislead an
-- analyst though no contract is broken. One row a check and row of a table; `claim_id` where the row is a claim.
WITH claims AS (
    SELECT * FROM step_claims WHERE kind = 'numeric'
),
paths AS (
    SELECT file_id, min(path) AS path FROM raw.files GROUP BY file_id
),
found AS (
    SELECT check_name, severity, table_name, row_key, claim_id, detail FROM step_findings
    UNION ALL
    SELECT 'rejected_input', 'warning', 'raw.rejects', concat_ws(' ', r.file_id, r.position, r.reason), NULL,
        -- readers begin with the name of the file
        if(starts_with(r.detail, f.path), r.detail, concat(coalesce(f.path, r.file_id), ': ', r.detail))
    FROM raw.rejects AS r LEFT JOIN paths AS f USING (file_id)
    UNION ALL
    SELECT 'not_extracted', if(language IN ('en', 'und'), 'warning', 'note'), 'core.articles', article_id, NULL,
        if(language IN ('en', 'und'), 'no sentence was read from the article: none of its claims are here',
            format('the article is written in another language than English ({}): nothing is read from it', language))
    FROM core.articles ANTI JOIN core.sentences USING (article_id)
    UNION ALL
    SELECT 'superseded_version', 'note', 'core.articles', article_id, NULL, concat('another version of ', newest_version, ', which speaks for the story')
    FROM step_articles WHERE is_superseded
    UNION ALL
    SELECT 'shared_id', 'warning', 'core.articles', article_id, NULL,
        concat('another article than ', namesake, ', which has the same id and publisher: both are kept and counted; give each an id of its own')
    FROM step_versions WHERE namesake IS NOT NULL AND original = article_id
    UNION ALL
    SELECT 'part_exceeds_whole', 'warning', 'core.claims', p.claim_id, p.claim_id,
        format('"{}" is said to be part of "{}", whose upper bound is lower', p.number_text, w.number_text)
    FROM claims AS p JOIN claims AS w ON w.claim_id = p.part_of WHERE p.impact = w.impact AND p.value_low > w.value_high
    UNION ALL
    SELECT 'rounded_total', 'note', 'core.claims', claim_id, claim_id, format('"{}" is a rounded running total: small gaps mean nothing', number_text)
    FROM claims WHERE is_round AND measure = 'cumulative'
    UNION ALL
    SELECT 'no_date', 'warning', 'core.claims', claim_id, claim_id, format('no day is supported for "{}": it is in no day and no comparison', number_text)
    FROM claims WHERE measure IN ('incident', 'period') AND coalesce(occurred_start, occurred_end) IS NULL
    UNION ALL
    SELECT 'no_place', 'warning', 'core.claims', claim_id, claim_id, format('no place is given for "{}": it is in no toll and no comparison', number_text)
    FROM claims WHERE place_key IS NULL
    UNION ALL
    SELECT 'low_confidence', 'note', 'core.claims', claim_id, claim_id, format('"{}" was read with confidence {:.2f}', number_text, confidence)
    FROM claims WHERE confidence < 0.5
    UNION ALL
    SELECT 'no_source', 'note', 'core.claims', claim_id, claim_id, format('the article gives "{}" in its own voice', number_text)
    FROM claims WHERE source_text IS NULL AND source_id IS NULL
    UNION ALL
    SELECT 'vague_number', 'note', 'core.claims', claim_id, claim_id, format('"{}" has no value: each policy reads it in its own way', number_text)
    FROM claims WHERE quantifier = 'vague'
    UNION ALL
    SELECT 'contradiction', 'warning', 'mart.contradictions', concat_ws(' ', claim_a, claim_b, rule), claim_b, why FROM mart.contradictions
    UNION ALL
    SELECT 'captives_do_not_balance', 'warning', 'mart.captives', place_name, held_claim_id,
        format('taken less released and dead leaves {}, the last account has {} held', span_text(left_low, left_high), span_text(held_low, held_high))
    FROM mart.captives WHERE agreement IN ('above', 'below')
    UNION ALL
    SELECT 'days_exceed_change', 'note', 'mart.toll_changes', claim_id, claim_id,
        format('{} reported day by day from {} to {}, though the total of {} grew by {} at most', figure_text(reported_low), as_of_before, as_of, claimant,
            figure_text(change_high))
    FROM mart.toll_changes WHERE agreement = 'above' AND NOT is_fall
    UNION ALL
    SELECT concat('reference_', agreement), 'warning', 'mart.reference_checks', concat_ws(' ', claim_id, series, measure), claim_id, detail
    FROM mart.reference_checks WHERE agreement IN ('above', 'below')
)
SELECT check_name, least.severity AS severity, table_name, row_key, least.claim_id AS claim_id, least.detail AS detail
FROM (SELECT check_name, table_name, row_key, min(struct_pack(severity, detail, claim_id)) AS least FROM found GROUP BY check_name, table_name, row_key)
